using System;

namespace KernelGen.Execution.Tests.Training;

/// <summary>A window along both axes.</summary>
internal sealed record DefinedWindow(int Rows, int Columns)
{
    public int StrideHeight { get; init; } = 1;
    public int StrideWidth { get; init; } = 1;
    public int DilationHeight { get; init; } = 1;
    public int DilationWidth { get; init; } = 1;
    public int Top { get; init; }
    public int Left { get; init; }
    public int Bottom { get; init; }
    public int Right { get; init; }

    public int ExtentHeight => (Rows - 1) * DilationHeight + 1;

    public int ExtentWidth => (Columns - 1) * DilationWidth + 1;

    public string Options => string.Join(", ",
        FormattableString.Invariant($"KernelHeight = {Rows}, KernelWidth = {Columns}, StrideHeight = {StrideHeight}, StrideWidth = {StrideWidth}"),
        FormattableString.Invariant($"PaddingTop = {Top}, PaddingLeft = {Left}, PaddingBottom = {Bottom}, PaddingRight = {Right}"));

    public string Dilation => FormattableString.Invariant($"DilationHeight = {DilationHeight}, DilationWidth = {DilationWidth}");

    public bool IsSymmetric => (Top, Left) == (Bottom, Right);

    /// <summary>The stride, and the dilation, as PyTorch takes them.</summary>
    public string TorchStride => FormattableString.Invariant($"({StrideHeight}, {StrideWidth})");

    public string TorchDilation => FormattableString.Invariant($"({DilationHeight}, {DilationWidth})");

    /// <summary>The input row and column of a tap.</summary>
    public (int Row, int Column) At(int row, int column, int i, int j) =>
        (row * StrideHeight + i * DilationHeight - Top, column * StrideWidth + j * DilationWidth - Left);
}
