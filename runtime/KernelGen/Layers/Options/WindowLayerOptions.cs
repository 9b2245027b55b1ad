using System;
using KernelGen.Shared;

namespace KernelGen;

/// <summary>The options of layers whose window walks over rows and columns: the named properties of the attributes.</summary>
/// <remarks>A side that is not said (null) is that of both: of the size, the stride or the padding.</remarks>
public abstract record WindowLayerOptions
{
    /// <summary>Rows of the window.</summary>
    public int? KernelHeight { get; init; }

    /// <summary>Columns of the window.</summary>
    public int? KernelWidth { get; init; }

    /// <summary>Rows from one window to the next.</summary>
    public int? StrideHeight { get; init; }

    /// <summary>Columns from one window to the next.</summary>
    public int? StrideWidth { get; init; }

    /// <summary>Rows and columns of padding on every side.</summary>
    public int Padding { get; init; }

    /// <summary>Rows of padding above.</summary>
    public int? PaddingTop { get; init; }

    /// <summary>Columns of padding on the left.</summary>
    public int? PaddingLeft { get; init; }

    /// <summary>Rows of padding below.</summary>
    public int? PaddingBottom { get; init; }

    /// <summary>Columns of padding on the right.</summary>
    public int? PaddingRight { get; init; }

    /// <summary>The layer, for messages.</summary>
    private protected abstract string Layer { get; }

    /// <summary>Rows and columns of the window, where they are alike.</summary>
    private protected abstract int Side { get; }

    /// <summary>Rows and columns from one window to the next, where they are alike; null: those of the window.</summary>
    private protected abstract int? Step { get; }

    /// <summary>Rows and columns from one tap to the next.</summary>
    private protected virtual (int Height, int Width) Spread => (1, 1);

    /// <summary>Whether the option of both axes differs from its default, which nobody can tell from an option that is not set.</summary>
    private protected abstract bool SaysStride { get; }

    /// <summary>The option of both axes, where it differs from its default, beside those of each axis.</summary>
    private protected virtual (bool OfBoth, bool OfEach) SaysDilation => default;

    /// <summary>An option of both axes is read by nobody where both axes have their own.</summary>
    private protected void RequireEffect()
    {
        Require(Side != 0 && KernelHeight is not null && KernelWidth is not null, "the size", "KernelHeight and KernelWidth");
        Require(SaysStride && StrideHeight is not null && StrideWidth is not null, "Stride", "StrideHeight and StrideWidth");
        Require(SaysDilation is (true, true), "Dilation", "DilationHeight and DilationWidth");
        Require(
            Padding != 0 && PaddingTop is not null && PaddingLeft is not null && PaddingBottom is not null && PaddingRight is not null,
            "Padding", "PaddingTop, PaddingLeft, PaddingBottom and PaddingRight");

        void Require(bool isCovered, string what, string others)
        {
            if (isCovered) throw new ArgumentException($"{Layer}: {what} has no effect together with {others}: remove one of them.", "options");
        }
    }

    /// <summary>Whether an option speaks of padding, be it of none.</summary>
    private protected bool SaysPadding =>
        Padding != 0 || PaddingTop is not null || PaddingLeft is not null || PaddingBottom is not null || PaddingRight is not null;

    /// <summary>The window along the rows of an input.</summary>
    internal WindowAxis Rows(int height) =>
        Axis(height, KernelHeight ?? Side, StrideHeight ?? Step, Spread.Height, PaddingTop ?? Padding, PaddingBottom ?? Padding);

    /// <summary>The window along the columns of an input.</summary>
    internal WindowAxis Columns(int width) =>
        Axis(width, KernelWidth ?? Side, StrideWidth ?? Step, Spread.Width, PaddingLeft ?? Padding, PaddingRight ?? Padding);

    private WindowAxis Axis(int input, int window, int? stride, int dilation, int before, int after)
    {
        var axis = new WindowAxis(input, window, stride ?? window, dilation, before, after);
        LayerArguments.RequireAxis(axis, Layer);
        return axis;
    }
}
