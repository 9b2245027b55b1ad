using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Roslyn;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Kernels.Rules.Calls;

/// <summary>The text of the attribute for a declaration.</summary>
internal static class AttributeText
{
    private const int ShownLength = 40;

    /// <summary><c>Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0, Border = BorderMode.Wrap)</c></summary>
    public static string Of(Declaration declaration)
    {
        var (name, arguments) = (declaration.Attribute, declaration.Definition) switch
        {
            ("Kernel", DenseDefinition { Rows: 3 or 5 or 7 } square) when square.Rows == square.Columns =>
                ($"Kernel{square.Rows}x{square.Columns}", square.Coefficients.Select(Number)),
            ("Kernel1D", DenseDefinition row) => ("Kernel1D", row.Coefficients.Select(Number)),
            (_, DenseDefinition dense) =>
                ("Kernel", dense.Coefficients.Select(Number).Prepend($"{dense.Columns}").Prepend($"{dense.Rows}")),
            (_, SeparableDefinition separable) => ("SeparableKernel", [Array(separable.Column), Array(separable.Row)]),
            (_, BoxDefinition box) => ("BoxKernel", [$"{box.Rows}", $"{box.Columns}"]),
            (_, GaussianDefinition gaussian) when gaussian.Rows == gaussian.Columns && gaussian.SigmaY == gaussian.SigmaX =>
                ("GaussianKernel", [$"{gaussian.Rows}", Number(gaussian.SigmaY)]),
            (_, GaussianDefinition gaussian) =>
                ("GaussianKernel", [$"{gaussian.Rows}", $"{gaussian.Columns}", Number(gaussian.SigmaY), Number(gaussian.SigmaX)]),
            _ => throw new ArgumentOutOfRangeException(nameof(declaration)),
        };
        return $"{name}({string.Join(", ", arguments.Concat(Options(declaration)))})";
    }

    /// <summary>The parameters of a signature, named as the documentation names them.</summary>
    public static string Parameters(Signature signature)
    {
        var (source, destination) = signature.Shape == PictureShape.Plane
            ? ($"global::KernelGen.ReadOnlyPlane<{signature.Source}>", $"global::KernelGen.Plane<{signature.Destination}>")
            : ($"global::System.ReadOnlySpan<{signature.Source}>", $"global::System.Span<{signature.Destination}>");
        return $"{source} {(signature.Shape == PictureShape.Signal ? "signal" : "source")}, {destination} destination"
            + (signature.Shape == PictureShape.Flat ? ", int width, int height" : "")
            + (signature.Trailer == Trailer.ParallelOptions ? ", global::System.Threading.Tasks.ParallelOptions options" : "");
    }

    /// <summary>An attribute, shortened for messages.</summary>
    public static string Brief(string attribute) => attribute.Length <= ShownLength ? attribute : attribute.Substring(0, ShownLength) + "…";

    /// <summary>The options that were said, as assignments: <c>Divisor = 16</c>.</summary>
    public static IEnumerable<string> Options(Declaration declaration)
    {
        var said = declaration.Options;
        if (said.Divisor is { } divisor) yield return $"Divisor = {Number(divisor)}";
        if (said.Offset is { } offset) yield return $"Offset = {Number(offset)}";
        if (said.Absolute is { } absolute) yield return $"Absolute = {Truth(absolute)}";
        if (said.Flip is { } flip) yield return $"Flip = {Truth(flip)}";
        if (said.Mode is { } mode) yield return $"Mode = global::KernelGen.ConvolutionMode.{mode}";
        if (said.Border is { } border) yield return $"Border = global::KernelGen.BorderMode.{border}";
        if (said.BorderValue is { } value) yield return $"BorderValue = {Number(value)}";
        if (said.Padding is { } padding) yield return $"Padding = {padding}";
        if (said.Stride is { } stride) yield return $"Stride = {stride}";
        if (said.Dilation is { } dilation) yield return $"Dilation = {dilation}";
        if (said.AnchorRow is { } row) yield return $"AnchorRow = {row}";
        if (said.AnchorColumn is { } column) yield return $"AnchorColumn = {column}";
        if (said.Rounding is { } rounding) yield return $"Rounding = global::System.MidpointRounding.{rounding}";
        if (said.Channels is { } channels) yield return $"Channels = {channels}";
        if (said.PreserveAlpha is { } alpha) yield return $"PreserveAlpha = {Truth(alpha)}";
        if (declaration.Definition is GaussianDefinition { WeightBits: { } bits }) yield return $"WeightBits = {bits}";
    }

    /// <summary><c>new double[] { 1, 2, 1 }</c></summary>
    public static string Array(EquatableArray<double> numbers) => $"new double[] {{ {string.Join(", ", numbers.Select(Number))} }}";

    /// <summary>The shortest text that is the same number.</summary>
    public static string Number(double value) => Invariant.Decimal(value);

    private static string Truth(bool value) => value ? "true" : "false";
}
