using System;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Kernels.Rules.Calls;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>
/// Writes the kernel as the runtime makes it, where taps can be farther apart than a picture is wide: bodies read taps where they lie
/// in a row with its border, and such a row would be mostly what lies between them.
/// </summary>
internal static class FarKernel
{
    public static void Write(CodeWriter writer, Declaration declaration, Stencil stencil)
    {
        if ((long)(stencil.Columns - 1) * stencil.Dilation <= KernelLimits.NearTaps) return;
        writer.Line();
        writer.Line("// For pictures that are narrow compared with the distance of the taps.");
        writer.Line("public global::KernelGen.Kernel? Far => FarTaps.Kernel;");
        writer.Line();
        writer.Line(GeneratedMark.OfType);
        using (writer.Block("private static class FarTaps"))
        {
            writer.Line($"public static readonly global::KernelGen.Kernel Kernel = {Construction(declaration, stencil)};");
        }
    }

    private static string Construction(Declaration declaration, Stencil stencil)
    {
        var options = $"new global::KernelGen.KernelOptions {{ {string.Join(", ", AttributeText.Options(declaration))} }}";
        var kernel = "global::KernelGen.Kernel";
        var size = $"{stencil.Rows}, {stencil.Columns}";
        return declaration.Definition switch
        {
            DenseDefinition dense => $"new {kernel}({size}, {AttributeText.Array(dense.Coefficients)}, {options})",
            SeparableDefinition separable =>
                $"{kernel}.Separable({AttributeText.Array(separable.Column)}, {AttributeText.Array(separable.Row)}, {options})",
            ExtremumDefinition => $"{kernel}.Erode({size}, {options})",
            BoxDefinition { Normalize: true } => $"{kernel}.Box({size}, {options})",
            BoxDefinition => $"{kernel}.Separable({Ones(stencil.Rows)}, {Ones(stencil.Columns)}, {options})",
            GaussianDefinition gaussian =>
                $"{kernel}.Gaussian({size}, {AttributeText.Number(gaussian.SigmaY)}, {AttributeText.Number(gaussian.SigmaX)}, {options})",
            _ => throw new ArgumentOutOfRangeException(nameof(declaration)),
        };
    }

    private static string Ones(int count) =>
        $"global::System.Linq.Enumerable.ToArray(global::System.Linq.Enumerable.Repeat(1.0, {count}))";
}
