using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ReadDigit;

namespace LearnDigits.Learning;

/// <summary>The confusion matrix and the mistakes of a network.</summary>
internal sealed class Confusion
{
    /// <summary>The number of classes.</summary>
    public const int Classes = 10;

    private const int BatchSize = 500;

    private readonly int[,] _counts = new int[Classes, Classes];

    /// <summary>Classifies every digit of a set.</summary>
    public static Confusion Of(DigitNet net, DigitSet digits)
    {
        var confusion = new Confusion { Total = digits.Count };
        var mistakes = new List<Mistake>();
        var samples = digits.ToDataset();
        var (inputs, answers) = (new float[BatchSize * DigitSet.Pixels], new float[BatchSize * Classes]);
        Span<float> label = stackalloc float[1];
        for (var first = 0; first < digits.Count; first += BatchSize)
        {
            var count = Math.Min(BatchSize, digits.Count - first);
            var (input, output) = (inputs.AsMemory(0, count * DigitSet.Pixels), answers.AsMemory(0, count * Classes));
            for (var k = 0; k < count; k++) samples.Read(first + k, -1, input.Span.Slice(k * DigitSet.Pixels, DigitSet.Pixels), label);
            net.ForwardBatch(input.Span, output.Span, count, new ParallelOptions());
            for (var k = 0; k < count; k++)
                confusion.Add(first + k, digits.Labels[first + k], output.Span.Slice(k * Classes, Classes), mistakes);
        }
        confusion.Mistakes = [.. mistakes.OrderByDescending(static it => it.Probability)];
        return confusion;
    }

    /// <summary>How often a digit was classified as another one, or correctly.</summary>
    public int this[int digit, int answer] => _counts[digit, answer];

    /// <summary>The number of digits.</summary>
    public int Total { get; private init; }

    /// <summary>The mistakes, those with the highest probability first.</summary>
    public IReadOnlyList<Mistake> Mistakes { get; private set; } = [];

    /// <summary>The accuracy, from 0 to 1.</summary>
    public double Accuracy => 1 - (double)Mistakes.Count / Total;

    private void Add(int index, int digit, Span<float> answers, List<Mistake> mistakes)
    {
        Probabilities.Of(answers);
        var answer = 0;
        for (var k = 1; k < Classes; k++) if (answers[k] > answers[answer]) answer = k;
        _counts[digit, answer]++;
        if (answer != digit) mistakes.Add(new Mistake(index, answer, answers[answer], answers[digit]));
    }
}
