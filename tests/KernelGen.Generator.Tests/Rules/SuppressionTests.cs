using System.Linq;
using System.Threading.Tasks;
using KernelGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace KernelGen.Generator.Tests.Rules;

/// <summary>What one says of a diagnostic with a pragma, an attribute or an .editorconfig holds.</summary>
public sealed class SuppressionTests
{
    private const string Even = """
        [BoxKernel(4, 3)]
            public static partial void Blur(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);
        """;

    [Fact]
    public async Task A_pragma_suppresses() =>
        Assert.Empty(await Program.Of(Program.Class("#pragma warning disable KG2001\n" + Even + "\n#pragma warning restore KG2001\n")).Analyze());

    [Fact]
    public async Task A_pragma_of_another_id_does_not() =>
        Assert.Single(await Program.Of(Program.Class("#pragma warning disable KG2002\n" + Even)).Analyze());

    [Theory]
    [InlineData("[System.Diagnostics.CodeAnalysis.SuppressMessage(\"KernelGen\", \"KG2001\")] ")]
    [InlineData("[System.Diagnostics.CodeAnalysis.SuppressMessage(\"KernelGen\", \"KG2001:An even size\", Justification = \"meant\")] ")]
    public async Task SuppressMessage_suppresses(string attribute) => Assert.Empty(await Program.Of(Program.Class(attribute + Even)).Analyze());

    [Theory]
    [InlineData(ReportDiagnostic.Suppress, null)]
    [InlineData(ReportDiagnostic.Info, DiagnosticSeverity.Info)]
    [InlineData(ReportDiagnostic.Error, DiagnosticSeverity.Error)]
    [InlineData(null, DiagnosticSeverity.Error)]     // a warning in a program that takes warnings for errors
    public async Task An_editorconfig_sets_the_severity(ReportDiagnostic? said, DiagnosticSeverity? expected)
    {
        var compilation = Program.Of(Program.Class(Even)).After;
        var options = compilation.Options.WithSyntaxTreeOptionsProvider(new EditorConfig(said));
        var found = await compilation.WithOptions(options).WithAnalyzers([new KernelAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        Assert.Equal(expected, found.SingleOrDefault()?.Severity);
    }

    /// <summary><c>dotnet_diagnostic.KG2001.severity = …</c> in every folder.</summary>
    private sealed class EditorConfig(ReportDiagnostic? said) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, System.Threading.CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(
            SyntaxTree tree, string diagnosticId, System.Threading.CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = said ?? ReportDiagnostic.Default;
            return said is not null && diagnosticId == "KG2001";
        }

        public override bool TryGetGlobalDiagnosticValue(
            string diagnosticId, System.Threading.CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = ReportDiagnostic.Default;
            return false;
        }
    }
}
