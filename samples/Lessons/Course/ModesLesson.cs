using Lessons.Drawing;
using Lessons.Kernels;

namespace Lessons.Course;

/// <summary>The modes full, same and valid; convolution and correlation.</summary>
internal static class ModesLesson
{
    /// <summary>The signal of the one-dimensional examples.</summary>
    public static short[] Signal { get; } = [1, 2, 3];

    /// <summary>The kernel of the one-dimensional examples, as <see cref="Products"/> declares it.</summary>
    public static short[] Kernel { get; } = [4, 5, 6];

    /// <summary>The operands of the example in which the kernel is the shorter one.</summary>
    public static short[] Longer { get; } = [4, 5, 6, 7];

    /// <summary>3 x 3 pixels.</summary>
    public static short[] Picture { get; } = [1, 2, 3, 4, 5, 6, 7, 8, 9];

    public static short[] Full { get; } = Apply(Products.Full, Signal, 5);
    public static short[] Same { get; } = Apply(Products.Same, Signal, 3);
    public static short[] Valid { get; } = Apply(Products.Valid, Signal, 1);
    public static short[] Correlated { get; } = Apply(Products.Correlated, Signal, 1);
    public static short[] ShorterIsTheKernel { get; } = Apply(Products.ShorterIsTheKernel, Longer, 2);
    public static short[] Convolved { get; } = Apply(Products.Convolved, Picture);
    public static short[] AsWritten { get; } = Apply(Products.AsWritten, Picture);

    public static Lesson Write() => new("modes", "Full, same and valid; convolution and correlation", $"""
        <p>At the ends the kernel extends beyond the signal. <em>Full</em> has an output wherever they overlap, <em>same</em> has
        as many outputs as the signal has samples, <em>valid</em> only those where the whole kernel lies on the signal.</p>
        <div class="side">
        {Figure.Of("signal", NumberGrid.Draw("The signal 1, 2, 3", Signal, 3))}
        {Figure.Of("kernel", NumberGrid.Draw("The kernel 4, 5, 6", Kernel, 3))}
        {Figure.Of("full", NumberGrid.Draw($"Full: {Numbers.List(Full)}", Full, 5))}
        {Figure.Of("same", NumberGrid.Draw($"Same: {Numbers.List(Same)}", Same, 3))}
        {Figure.Of("valid", NumberGrid.Draw($"Valid, one output: {Numbers.List(Valid)}", Valid, 1))}
        </div>
        <p>Convolution is commutative: of {Numbers.List(Longer)} and 1, 2, 3 the shorter one is
        used as the kernel, as in NumPy, and the two valid outputs are {Numbers.List(ShorterIsTheKernel)}.</p>
        <h3>Convolution and correlation</h3>
        <p>The mathematical convolution rotates the kernel by 180° (<code>Flip = true</code>, as in NumPy and SciPy). Image processing and
        neural networks do not, and still call it convolution. For the signal above the results are {Numbers.List(Valid)} and
        {Numbers.List(Correlated)}; for an image:</p>
        <div class="side">
        {Figure.Of("image", NumberGrid.Draw("The image: 1 to 9 in three rows", Picture, 3))}
        {Figure.Of("kernel", NumberGrid.Draw("The kernel: 1, 0 twice", Declared.Coefficients(Products.AsWritten), 2))}
        {Figure.Of("rotated: convolution", NumberGrid.Draw($"With the kernel rotated: {Numbers.List(Convolved)}", Convolved, 2))}
        {Figure.Of("as written: correlation", NumberGrid.Draw($"With the kernel as written: {Numbers.List(AsWritten)}", AsWritten, 2))}
        </div>
        """,
        [
            $"{Numbers.List(Signal)} * {Numbers.List(Kernel)}: full {Numbers.List(Full)}; same {Numbers.List(Same)}; "
                + $"valid {Numbers.List(Valid)}; not rotated {Numbers.List(Correlated)}",
            $"1, 2, 3 * {Numbers.List(Longer)}: valid {Numbers.List(ShorterIsTheKernel)}",
            $"3x3 by 2x2, valid: {Numbers.List(Convolved)}; not rotated {Numbers.List(AsWritten)}",
        ]);

    private static short[] Apply(SignalFilter<short> filter, short[] signal, int outputs)
    {
        var output = new short[outputs];
        filter(signal, output);
        return output;
    }

    private static short[] Apply(PictureFilter<short> filter, short[] picture)
    {
        var output = new short[2 * 2];
        filter(picture, output, 3, 3);
        return output;
    }
}
