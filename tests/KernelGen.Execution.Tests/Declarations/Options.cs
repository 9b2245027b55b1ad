using System;
using System.Collections.Generic;
using System.Globalization;
using KernelGen.Execution.Tests.Definition;

namespace KernelGen.Execution.Tests;

/// <summary>The named properties of a kernel attribute. Numbers are kept as the decimal text with which they are written.</summary>
internal sealed record Options
{
    public string Divisor { get; init; } = "1";
    public string Offset { get; init; } = "0";
    public bool Absolute { get; init; }
    public bool Flip { get; init; }
    public ConvolutionMode Mode { get; init; }
    public BorderMode Border { get; init; }
    public string BorderValue { get; init; } = "0";
    public int? Padding { get; init; }
    public int Stride { get; init; } = 1;
    public int Dilation { get; init; } = 1;
    public int? AnchorRow { get; init; }
    public int? AnchorColumn { get; init; }
    public MidpointRounding Rounding { get; init; }
    public int Channels { get; init; } = 1;
    public bool PreserveAlpha { get; init; }
    public int? WeightBits { get; init; }
    public int Width { get; init; }
    public int Height { get; init; }

    /// <summary>What is said, and only what is said, as named arguments of an attribute.</summary>
    public IEnumerable<string> Spell()
    {
        if (Divisor != "1") yield return $"Divisor = {Divisor}";
        if (Offset != "0") yield return $"Offset = {Offset}";
        if (Absolute) yield return "Absolute = true";
        if (Flip) yield return "Flip = true";
        if (Mode != default) yield return $"Mode = ConvolutionMode.{Mode}";
        if (Border != default) yield return $"Border = BorderMode.{Border}";
        if (BorderValue != "0") yield return $"BorderValue = {BorderValue}";
        if (Padding is int padding) yield return $"Padding = {padding}";
        if (Stride != 1) yield return $"Stride = {Stride}";
        if (Dilation != 1) yield return $"Dilation = {Dilation}";
        if (AnchorRow is int row) yield return $"AnchorRow = {row}";
        if (AnchorColumn is int column) yield return $"AnchorColumn = {column}";
        if (Rounding != default) yield return $"Rounding = MidpointRounding.{Rounding}";
        if (Channels != 1) yield return $"Channels = {Channels}";
        if (PreserveAlpha) yield return "PreserveAlpha = true";
        if (WeightBits is int bits) yield return $"WeightBits = {bits}";
        if (Width != 0) yield return $"Width = {Width}";
        if (Height != 0) yield return $"Height = {Height}";
    }

    /// <summary>The same options for a kernel that is known only at run time.</summary>
    public KernelOptions AtRunTime() => new()
    {
        Divisor = Number(Divisor),
        Offset = Number(Offset),
        Absolute = Absolute,
        Flip = Flip,
        Mode = Mode,
        Border = Border,
        BorderValue = Number(BorderValue),
        Padding = Padding,
        Stride = Stride,
        Dilation = Dilation,
        AnchorRow = AnchorRow,
        AnchorColumn = AnchorColumn,
        Rounding = Rounding,
        Channels = Channels,
        PreserveAlpha = PreserveAlpha,
        WeightBits = WeightBits,
    };

    /// <summary>The double that a text is, if the text is the shortest that says it; a longer one would mean another decimal.</summary>
    public static double Number(string text)
    {
        var number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return Fraction.Parse(RandomOptions.Text(number)) == Fraction.Parse(text) ? number
            : throw new ArgumentException($"{text} has more digits than a double keeps: write {RandomOptions.Text(number)}.");
    }
}
