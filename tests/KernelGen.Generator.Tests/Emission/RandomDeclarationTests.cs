using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using KernelGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KernelGen.Generator.Tests.Emission;

/// <summary>Whatever stands in an attribute: the generator does not throw, and what it emits compiles unless a KG error says why not.</summary>
public sealed class RandomDeclarationTests
{
    private const int PerProgram = 60;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Nothing_throws_and_the_output_compiles(int seed)
    {
        var random = new Random(seed);
        var members = new StringBuilder();
        for (var i = 0; i < PerProgram; i++) members.AppendLine(Declaration(random, i));
        var program = Program.Of(Program.Class(members.ToString()));

        Assert.Null(program.GeneratorException);
        Assert.Equal(PerProgram, program.Files.Count);
        Assert.True(program.CompilerDiagnostics.Count == 0, string.Join("\n", program.CompilerDiagnostics));

        // a file refuses exactly when the analyzer reports an error for its method
        var errors = (await program.Analyze()).Where(diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error).ToArray();
        for (var i = 0; i < PerProgram; i++)
        {
            var refused = program.Files[$"Demo.Filters.M{i}.g.cs"].Contains("NotSupportedException", StringComparison.Ordinal);
            var reported = errors.Any(error => error.GetMessage(CultureInfo.InvariantCulture).Contains($".M{i}'", StringComparison.Ordinal));
            Assert.True(reported == refused, program.Files[$"Demo.Filters.M{i}.g.cs"] + "\n" + string.Join("\n", errors.Select(error => error.ToString())));
        }
    }

    private static string Declaration(Random random, int index)
    {
        var (source, destination) = Pick(random, [("byte", "byte"), ("byte", "short"), ("byte", "int"), ("byte", "float"), ("short", "short"), ("ushort", "ushort"), ("float", "float"), ("double", "double"), ("sbyte", "byte"), ("byte", "double")], [5, 3, 2, 3, 3, 3, 4, 3, 1, 1]);
        var parameters = random.Next(12) switch
        {
            0 => $"ReadOnlyPlane<{source}> source, Plane<{destination}> destination",
            1 => $"ReadOnlyPlane<{source}> source, Plane<{destination}> destination, ParallelOptions options",
            2 => $"ReadOnlyPlane<{source}> source, Plane<{destination}> destination, Strip strip",
            3 => $"CommunityToolkit.HighPerformance.ReadOnlySpan2D<{source}> source, CommunityToolkit.HighPerformance.Span2D<{destination}> destination",
            4 => $"System.Numerics.Tensors.ReadOnlyTensorSpan<{source}> source, System.Numerics.Tensors.TensorSpan<{destination}> destination",
            5 => $"ReadOnlySpan<{source}> source, Span<{destination}> destination",
            6 => $"ReadOnlySpan<{source}> source, Span<{destination}> destination, int height, int width, Strip s",
            7 => $"Span<{source}> source, Span<{destination}> destination, int width, int height",
            _ => $"ReadOnlySpan<{source}> source, Span<{destination}> destination, int width, int height",
        };
        var options = string.Concat(Options(random).Select(option => ", " + option));
        var kernel = random.Next(9) switch
        {
            0 => $"Kernel5x5({Numbers(random, 25)}{options})",
            1 => $"Kernel({Size(random)}, {Size(random)}, {Numbers(random, 12)}{options})",
            2 => $"Kernel1D({Numbers(random, random.Next(1, 9))}{options})",
            3 => $"SeparableKernel(new double[] {{ {Numbers(random, random.Next(1, 6))} }}, new double[] {{ {Numbers(random, random.Next(1, 6))} }}{options})",
            4 => $"BoxKernel({Size(random)}, {random.Next(1, 40)}{options}{(random.Next(2) == 0 ? ", Normalize = false" : "")})",
            5 => $"GaussianKernel({random.Next(1, 16)}, {Number(random, positive: true)}{options})",
            6 => $"GaussianKernel({random.Next(0, 9)}, {random.Next(1, 9)}, {Number(random)}, {Number(random)}{options}{(random.Next(4) == 0 ? $", WeightBits = {random.Next(-1, 30)}" : "")})",
            _ => $"Kernel3x3({Numbers(random, random.Next(20) == 0 ? 8 : 9)}{options})",
        };
        return $"[{kernel}] public static partial void M{index}({parameters});";
    }

    private static IEnumerable<string> Options(Random random)
    {
        if (random.Next(3) == 0) yield return $"Divisor = {Number(random)}";
        if (random.Next(4) == 0) yield return $"Offset = {Number(random)}";
        if (random.Next(5) == 0) yield return "Absolute = true";
        if (random.Next(5) == 0) yield return "Flip = true";
        if (random.Next(6) == 0) yield return $"Mode = (ConvolutionMode){random.Next(0, 4)}";
        if (random.Next(5) == 0) yield return $"Border = (BorderMode){random.Next(0, 6)}";
        if (random.Next(9) == 0) yield return $"BorderValue = {Number(random)}";
        if (random.Next(9) == 0) yield return $"Padding = {random.Next(-1, 5)}";
        if (random.Next(6) == 0) yield return $"Stride = {random.Next(0, 5)}";
        if (random.Next(6) == 0) yield return $"Dilation = {random.Next(0, 4)}";
        if (random.Next(9) == 0) yield return $"AnchorRow = {random.Next(-1, 4)}";
        if (random.Next(9) == 0) yield return $"AnchorColumn = {random.Next(0, 3)}";
        if (random.Next(4) == 0) yield return $"Rounding = (MidpointRounding){random.Next(0, 6)}";
        if (random.Next(5) == 0) yield return $"Channels = {random.Next(0, 6)}";
        if (random.Next(9) == 0) yield return "PreserveAlpha = true";
        if (random.Next(12) == 0) yield return $"Width = {random.Next(0, 20)}, Height = {random.Next(1, 20)}";
    }

    private static int Size(Random random) => random.Next(12) == 0 ? random.Next(-1, 2) : random.Next(1, 8);

    private static string Numbers(Random random, int count) => string.Join(", ", Enumerable.Range(0, count).Select(_ => Number(random)));

    private static string Number(Random random, bool positive = false)
    {
        var text = random.Next(14) switch
        {
            0 => "0",
            1 => "1e30",
            2 => "1e-30",
            3 => "1.0 / 3",
            4 => random.Next(8) == 0 ? "double.NaN" : "0.5",
            5 => random.Next(8) == 0 ? "double.PositiveInfinity" : "1e300",
            6 or 7 => (random.NextDouble() * 10).ToString("R", CultureInfo.InvariantCulture),
            8 => "5e-324",
            _ => random.Next(0, 300).ToString(CultureInfo.InvariantCulture),
        };
        return !positive && random.Next(3) == 0 ? "-(" + text + ")" : text;
    }

    private static T Pick<T>(Random random, T[] items, int[] weights)
    {
        var roll = random.Next(weights.Sum());
        for (var i = 0; ; i++)
        {
            roll -= weights[i];
            if (roll < 0) return items[i];
        }
    }
}
