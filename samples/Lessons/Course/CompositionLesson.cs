using System.Linq;
using LearnDigits;
using LearnDigits.Handwriting;
using LearnDigits.Learning;
using LearnDigits.Report.Sections;
using Lessons.Drawing;
using Lessons.Kernels;
using ReadDigit;

namespace Lessons.Course;

/// <summary>A trained network: edges, then shapes, then an answer.</summary>
internal static class CompositionLesson
{
    /// <summary>Digits that the network was not trained with.</summary>
    public static DigitSet Digits { get; } = DigitGenerator.Generate(2024, 50);

    /// <summary>The digit that is shown.</summary>
    public static int Index { get; } = Digits.FirstThree;

    /// <summary>The ten outputs for it.</summary>
    public static float[] Answers { get; } = Answer(Index);

    /// <summary>How many of the digits the network reads correctly.</summary>
    public static int Right { get; } = Enumerable.Range(0, Digits.Count).Count(static k => Best(Answer(k)) == Digits.Labels[k]);

    /// <summary>The digit with the largest output.</summary>
    public static int Best(float[] answers) => System.Array.IndexOf(answers, answers.Max());

    public static Lesson Write()
    {
        var net = new BakedDigitNet();
        return new Lesson("composition", "From edges to shapes", $"""
            <p>These kernels are not designed by hand: they were trained with digits and are compiled into this program. The first
            layer detects edges and strokes, the second combinations of edges, and the last combines those into an answer. This
            network reads {Right} of {Digits.Count} new digits correctly.</p>
            <div class="maps">{string.Join("\n", MapsSection.Maps(Digits, Index, net.ComputeFeatureMap))}</div>
            <h3>Fewer weights</h3>
            <p>One neuron that is connected to a whole image of 3 × 256 × 256 has {Numbers.Text(OneNeuron.ParameterCount)} weights and gives
            one number. One 5 × 5 kernel on the same image has {Numbers.Text(OneKernel.ParameterCount)} weights and gives
            {Numbers.Text(OneKernel.OutputLength)} numbers. The whole network above has {Numbers.Text(DigitNet.ParameterCount)}.</p>
            """,
            [
                $"a {Digits.Labels[Index]} is read as {Best(Answers)}; {Right} of {Digits.Count} are read correctly",
                $"weights: one neuron on 3x256x256 {Numbers.Text(OneNeuron.ParameterCount)}, "
                    + $"one kernel {Numbers.Text(OneKernel.ParameterCount)}, the whole network {Numbers.Text(DigitNet.ParameterCount)}",
            ]);
    }

    private static float[] Answer(int index)
    {
        var answers = new float[BakedDigitNet.OutputLength];
        new BakedDigitNet().Forward(Digits.Image(index), answers);
        return answers;
    }
}
