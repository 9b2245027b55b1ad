using System.Linq;
using Lessons.Drawing;
using Lessons.Kernels;

namespace Lessons.Course;

/// <summary>A convolution as a layer whose neurons share weights, so that it detects a feature at every position.</summary>
internal static class SharingLesson
{
    /// <summary>Inputs and outputs of the small layer.</summary>
    public const int Inputs = 7, Outputs = 5;

    /// <summary>Width and height of the image with two crosses.</summary>
    public const int Width = 20, Height = 9;

    /// <summary>The upper left corners of the two crosses.</summary>
    public static readonly (int Y, int X) First = (1, 2), Second = (4, 13);

    /// <summary>The input of the small layer.</summary>
    public static float[] Input { get; } = [2, 0, 1, 3, 5, 1, 4];

    /// <summary>The three weights that all outputs share.</summary>
    public static float[] Weights { get; } = [1, 2, -1];

    /// <summary>The same layer as a matrix: one row per output, zeros where there is no connection.</summary>
    public static float[] Table { get; } =
        [.. from output in Enumerable.Range(0, Outputs) from input in Enumerable.Range(0, Inputs) select Weight(input - output)];

    /// <summary>The output of the convolution with three weights.</summary>
    public static float[] Convolved { get; } = Run(dense: false);

    /// <summary>The output of the fully connected layer with 35 weights.</summary>
    public static float[] Connected { get; } = Run(dense: true);

    /// <summary>Two crosses on zeros.</summary>
    public static float[] Picture { get; } =
    [
        .. from y in Enumerable.Range(0, Height)
           from x in Enumerable.Range(0, Width)
           select IsCross(y, x, First) || IsCross(y, x, Second) ? 1f : 0f,
    ];

    /// <summary>The output of a kernel that detects crosses.</summary>
    public static float[] Map { get; } = Found();

    public static Lesson Write()
    {
        var greatest = Map.Max();
        var places = Enumerable.Range(0, Map.Length).Where(k => Map[k] == greatest);
        var found = string.Join(" and ", places.Select(static k => $"row {k / Width}, column {k % Width}"));
        return new Lesson("sharing", "Neurons that share their weights", $"""
            <p>Drawn as a network, a convolution is a layer in which every output is connected to a few inputs, and connections of
            the same color share one weight. As a matrix it has {Table.Length} numbers, all but {Weights.Length} of which are
            zeros or repetitions.</p>
            <div class="side">
            {Figure.Of("three weights, three colors", WeightNet.Draw(Inputs, Outputs, Weights))}
            {Figure.Of("the same as a matrix", NumberGrid.Draw(
                "A matrix of 5 rows and 7 columns; each row holds 1, 2, −1, one column further to the right", Table, Inputs))}
            </div>
            {Figure.Scroll(NumberGrid.Row("input", Input)
                + NumberGrid.Row("convolution, 3 weights", Convolved)
                + NumberGrid.Row("fully connected, 35 weights", Connected))}
            <h3>A feature is detected at every position</h3>
            <p>The output of the cross kernel is {Numbers.Text(greatest)} where there is a cross, at {found}, with the same numbers
            around both: when the input shifts, the feature map shifts by the same amount.</p>
            {Figure.Scroll(NumberGrid.Draw("Two crosses of ones", Picture, Width))}
            {Figure.Scroll(NumberGrid.Draw($"The feature map: {Numbers.Text(greatest)} in the middle of each cross", Map, Width))}
            """,
            [
                $"convolution of 3 weights: {Numbers.List(Convolved)}; fully connected with {Table.Length}: {Numbers.List(Connected)}",
                $"the output is {Numbers.Text(greatest)} at the crosses, at {found}",
            ]);
    }

    private static float Weight(int tap) => tap is >= 0 and < 3 ? Weights[tap] : 0;

    private static bool IsCross(int y, int x, (int Y, int X) corner) =>
        y - corner.Y is >= 0 and < 3 && x - corner.X is >= 0 and < 3 && (y - corner.Y + x - corner.X) % 2 == 0;

    private static float[] Run(bool dense)
    {
        var output = new float[Outputs];
        if (dense) Features.Dense(Input, Table, output);
        else Features.Shared(Input, Weights, output);
        return output;
    }

    private static float[] Found()
    {
        var map = new float[Picture.Length];
        Features.FindCross(Picture, map, Width, Height);
        return map;
    }
}
