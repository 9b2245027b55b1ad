using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Meaning;

/// <summary>A window over an input of known size: all options filled in. Over a signal the vertical axis is a single position.</summary>
internal sealed record Window(WindowAxis Vertical, WindowAxis Horizontal)
{
    public WindowAxis this[Axis axis] => axis == Axis.Vertical ? Vertical : Horizontal;

    /// <summary>Taps of the window.</summary>
    public long Taps => (long)Vertical.Window * Horizontal.Window;

    /// <summary>A window of a single tap.</summary>
    public bool IsPoint => Vertical.Window == 1 && Horizontal.Window == 1;

    /// <summary>Fills in what is not said: stride 1, or the size of the window for pooling; no padding; dilation 1.</summary>
    public static Window Of(WindowOptions options, TensorShape input, bool isPooling)
    {
        var (height, width) = (options.SizeOf(Axis.Vertical), options.SizeOf(Axis.Horizontal));
        var horizontal = new WindowAxis(
            input.Width,
            width,
            options.StrideWidth ?? options.Stride ?? (isPooling ? width : 1),
            options.DilationWidth ?? options.Dilation ?? 1,
            options.PaddingLeft ?? options.Padding ?? 0,
            options.PaddingRight ?? options.Padding ?? 0);
        if (input.Kind != TensorKind.Picture) return new Window(new WindowAxis(1, 1, 1, 1, 0, 0), horizontal);
        return new Window(
            new WindowAxis(
                input.Height,
                height,
                options.StrideHeight ?? options.Stride ?? (isPooling ? height : 1),
                options.DilationHeight ?? options.Dilation ?? 1,
                options.PaddingTop ?? options.Padding ?? 0,
                options.PaddingBottom ?? options.Padding ?? 0),
            horizontal);
    }

    /// <summary>The size and what is not plain about it: <c>5x5, stride 2, padding 2</c>.</summary>
    public override string ToString() => WindowText.Of(this);
}
