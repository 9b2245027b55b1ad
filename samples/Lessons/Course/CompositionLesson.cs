using System.Linq;
using LearnDigits;
using LearnDigits.Handwriting;
using LearnDigits.Learning;
using LearnDigits.Report.Sections;
using Lessons.Drawing;
using Lessons.Kernels;
using ReadDigit;

namespace Lessons.Course;

/// <summary>Layers on layers: edges, then shapes, then an answer.</summary>
internal static class CompositionLesson
{
    /// <summary>Digits that the net has not learned from.</summary>
    public static DigitSet Digits { get; } = DigitGenerator.Generate(2024, 50);

    /// <summary>Which of them goes through the net.</summary>
    public static int Index { get; } = Digits.FirstThree;

    /// <summary>The ten answers to it.</summary>
    public static float[] Answers { get; } = Answer(Index);

    /// <summary>How many of the digits the net reads rightly.</summary>
    public static int Right { get; } = Enumerable.Range(0, Digits.Count).Count(static k => Best(Answer(k)) == Digits.Labels[k]);

    /// <summary>The digit with the greatest answer.</summary>
    public static int Best(float[] answers) => System.Array.IndexOf(answers, answers.Max());

    public static Lesson Write()
    {
        var net = new BakedDigitNet();
        return new Lesson("composition", "From edges to shapes", $"""
            <p>Nobody wrote these kernels: they were learned from digits and are compiled into this program. The first layer finds
            edges and strokes, the second what edges make together, the last weighs it. This net reads {Right} of {Digits.Count}
            digits rightly that it never saw.</p>
            <div class="maps">{string.Join("\n", MapsSection.Maps(Digits, Index, net.ComputeFeatureMap))}</div>
            <h3>What sharing saves</h3>
            <p>One neuron that sees a picture of 3 × 256 × 256 has {Numbers.Text(OneNeuron.ParameterCount)} weights and gives one
            number. One kernel of 5 × 5 on the same picture has {Numbers.Text(OneKernel.ParameterCount)} and gives
            {Numbers.Text(OneKernel.OutputLength)}. The whole net above has {Numbers.Text(DigitNet.ParameterCount)}.</p>
            """,
            [
                $"a {Digits.Labels[Index]} is read as {Best(Answers)}; {Right} of {Digits.Count} are read rightly",
                $"weights: one neuron on 3x256x256 {Numbers.Text(OneNeuron.ParameterCount)}, "
                    + $"one kernel {Numbers.Text(OneKernel.ParameterCount)}, the whole net {Numbers.Text(DigitNet.ParameterCount)}",
            ]);
    }

    private static float[] Answer(int index)
    {
        var answers = new float[BakedDigitNet.OutputLength];
        new BakedDigitNet().Forward(Digits.Image(index), answers);
        return answers;
    }
}
