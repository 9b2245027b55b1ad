using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using KernelGen.Generator.Tests.Harness;
using KernelGen.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace KernelGen.Generator.Tests.Rules;

/// <summary>A runtime of another version than the generator: each declaration is told so, and no other error hides it.</summary>
public sealed class ContractTests
{
    private const string Source = """
        partial class Filters
        {
            [KernelGen.BoxKernel(3, 3)]
            public static partial void Soft(System.ReadOnlySpan<byte> source, System.Span<byte> destination, int width, int height);

            [KernelGen.Layer(1, 4, 4), KernelGen.ReLU]
            public static partial void Rectify(System.ReadOnlySpan<float> input, System.Span<float> output);
        }

        [KernelGen.Network(4), KernelGen.ReLU]
        partial class Net;
        """;

    private static readonly byte[] Stated = Encoding.ASCII.GetBytes($"{Contract.Key}\x1{Contract.Version}");

    [Theory]
    [InlineData("KernelGen.Contract\x01" + "0", "has contract 0")]     // older
    [InlineData("KernelGen.Contract\x01" + "9", "has contract 9")]     // newer
    [InlineData("KernelGen.Another_\x01" + "1", "has none")]           // from before contracts had versions
    public async Task A_runtime_that_does_not_fit_is_told_once_for_each_declaration(string stated, string found)
    {
        var before = Program.Of(Source).Before;
        var runtime = before.References.Single(reference => Path.GetFileName(reference.Display) == "KernelGen.dll");
        var image = File.ReadAllBytes(runtime.Display!);
        Encoding.ASCII.GetBytes(stated).CopyTo(image, image.AsSpan().IndexOf(Stated));
        before = before.ReplaceReference(runtime, MetadataReference.CreateFromImage(image));

        var run = Program.Driver().RunGeneratorsAndUpdateCompilation(before, out var after, out _).GetRunResult();
        Assert.Empty(after.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.Equal(3, run.GeneratedTrees.Length);
        Assert.All(run.GeneratedTrees, file => Assert.Contains(found, file.ToString(), StringComparison.Ordinal));

        var told = await after.WithAnalyzers([new KernelAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        Assert.Equal(["KG1002", "KG1002", "KG1002"], told.Select(diagnostic => diagnostic.Id));
        Assert.All(told, diagnostic =>
        {
            var message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
            Assert.Contains($"{found}; reference one version of the package KernelGen", message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_runtime_of_the_same_build_fits() => Assert.Empty(await Program.Of(Source).Analyze());
}
