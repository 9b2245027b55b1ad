using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Threading.Tasks;
using KernelGen.Generator.Tests.Harness;
using Xunit;

namespace KernelGen.Generator.Tests.Rules;

/// <summary>
/// Whatever is written at a call: nothing throws in the compiler, and the analyzer foresees what running shows. A call that it says
/// cannot work throws; one that it can read and says nothing of does not.
/// </summary>
public sealed class RandomCallTests
{
    private const int PerProgram = 120;

    /// <summary>What must be corrected before the call can return.</summary>
    private static readonly string[] Impossible = ["KG1006", "KG1007", "KG1008", "KG1009", "KG2002"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task What_the_analyzer_predicts_is_what_happens(int seed)
    {
        var random = new Random(seed);
        var calls = Enumerable.Range(0, PerProgram).Select(_ => Call(random)).ToArray();
        var members = new StringBuilder();
        for (var i = 0; i < calls.Length; i++) members.Append(CultureInfo.InvariantCulture, $"\n    public static object M{i}(int n) => {calls[i]};");
        var program = Program.Of(Program.Class(members.ToString()));
        Assert.Empty(program.CompilerDiagnostics);

        var said = (await program.Analyze()).ToLookup(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line, diagnostic => diagnostic.Id);
        var firstLine = program.Before.SyntaxTrees[0].ToString().Split('\n').ToList().FindIndex(line => line.Contains("M0(", StringComparison.Ordinal));
        using var image = new MemoryStream();
        Assert.True(program.After.Emit(image).Success);
        var filters = Assembly.Load(image.ToArray()).GetType("Demo.Filters")!;
        var (thrown, returned) = (0, 0);
        for (var i = 0; i < calls.Length; i++)
        {
            var problem = Run(filters.GetMethod("M" + i)!);
            var foreseen = said[firstLine + i].Intersect(Impossible).Any() || calls[i].Contains("OutputLength", StringComparison.Ordinal) && said[firstLine + i].Contains("KG2003");
            var isConstant = !calls[i].Contains("(n - 3)", StringComparison.Ordinal);
            Assert.True(problem is null or ArgumentException, $"{calls[i]}\n{problem}");
            if (foreseen) Assert.True(problem is not null, $"{calls[i]}: {string.Join(" ", said[firstLine + i])}, and yet it runs");
            if (!foreseen && isConstant) Assert.True(problem is null, $"{calls[i]}: nothing was said of\n{problem}");
            if (problem is null) returned++;
            else thrown++;
        }
        Assert.True(thrown > PerProgram / 8 && returned > PerProgram / 8, $"{thrown} threw, {returned} returned");
    }

    private static Exception? Run(MethodInfo method)
    {
        try
        {
            method.Invoke(null, [6]);
            return null;
        }
        catch (TargetInvocationException exception)
        {
            return exception.InnerException;
        }
    }

    private static string Call(Random random) => random.Next(6) switch
    {
        0 or 1 => $"Convolution.OutputLength({Length(random)})",
        2 => $"new Kernel({Size(random)}, {Size(random)}, {Numbers(random, random.Next(1, 10))}{Options(random)})",
        3 => $"Kernel.Box({Size(random)}, {Size(random)}{Options(random)})",
        4 => $"Kernel.Gaussian({Size(random)}, {Number(random)}{Options(random)})",
        _ => $"Kernel.Separable({Numbers(random, random.Next(1, 4))}, {Numbers(random, random.Next(1, 4))}{Options(random)})",
    };

    private static string Length(Random random)
    {
        var arguments = new List<string> { Sometimes(random, random.Next(1, 30)), Size(random) };
        if (random.Next(2) == 0) arguments.Add($"stride: {Size(random)}");
        if (random.Next(3) == 0) arguments.Add($"padding: {random.Next(-1, 5)}");
        if (random.Next(4) == 0) arguments.Add($"dilation: {Size(random)}");
        if (random.Next(4) == 0) arguments.Add("dropRemainder: true");
        return string.Join(", ", arguments);
    }

    private static string Options(Random random)
    {
        var options = new List<string>();
        if (random.Next(3) == 0) options.Add($"Divisor = {Number(random)}");
        if (random.Next(4) == 0) options.Add($"Offset = {Number(random)}");
        if (random.Next(6) == 0) options.Add($"Mode = (ConvolutionMode){random.Next(0, 4)}");
        if (random.Next(6) == 0) options.Add($"Border = (BorderMode){random.Next(0, 6)}");
        if (random.Next(9) == 0) options.Add($"BorderValue = {Number(random)}");
        if (random.Next(9) == 0) options.Add($"Padding = {random.Next(-1, 5)}");
        if (random.Next(6) == 0) options.Add($"Stride = {random.Next(0, 5)}");
        if (random.Next(6) == 0) options.Add($"Dilation = {random.Next(0, 4)}");
        if (random.Next(9) == 0) options.Add($"AnchorRow = {random.Next(-1, 4)}");
        if (random.Next(9) == 0) options.Add($"AnchorColumn = {random.Next(0, 3)}");
        if (random.Next(6) == 0) options.Add($"Rounding = (MidpointRounding){random.Next(0, 6)}");
        if (random.Next(9) == 0) options.Add($"Channels = {random.Next(0, 6)}");
        if (random.Next(12) == 0) options.Add("PreserveAlpha = true");
        if (random.Next(12) == 0) options.Add($"WeightBits = {random.Next(0, 26)}");
        return options.Count == 0 ? "" : $", {(random.Next(2) == 0 ? "options: " : "")}new{(random.Next(2) == 0 ? "()" : " KernelOptions")} {{ {string.Join(", ", options)} }}";
    }

    private static string Numbers(Random random, int count)
    {
        var numbers = string.Join(", ", Enumerable.Range(0, count).Select(_ => Number(random)));
        return random.Next(2) == 0 ? $"[{numbers}]" : $"new double[] {{ {numbers} }}";
    }

    private static string Size(Random random) => Sometimes(random, random.Next(12) == 0 ? random.Next(-1, 1) : random.Next(1, 5));

    /// <summary>Now and then in words that are no constant.</summary>
    private static string Sometimes(Random random, int value) => random.Next(12) == 0 ? $"(n - 3) * {value} / 3" : value.ToString(CultureInfo.InvariantCulture);

    private static string Number(Random random) => random.Next(24) switch
    {
        0 => "double.NaN",
        1 => "double.PositiveInfinity",
        2 => "0",
        3 => "-0.0",
        4 => "1e300",
        5 => "double.Epsilon",
        6 => "1.0 / 3",
        _ => random.Next(-9, 30).ToString(CultureInfo.InvariantCulture),
    };
}
