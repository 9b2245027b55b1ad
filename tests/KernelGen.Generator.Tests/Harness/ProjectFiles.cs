using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using KernelGen.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace KernelGen.Generator.Tests.Harness;

/// <summary>A file of weights among a project's additional files.</summary>
internal sealed class WeightsAdditionalFile(string path, params WeightsTensor[] tensors) : AdditionalText
{
    private readonly SourceText text = SourceText.From(
        string.Concat(tensors.Select(WeightsText.Line).Prepend(WeightsText.FirstLine).Select(line => line + "\n")));

    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => text;
}

/// <summary>What a build tells of a project: its folder, the links of its additional files, and the vector widths that it names.</summary>
internal sealed class ProjectOptions(string? folder, params (string Path, string Link)[] links) : AnalyzerConfigOptionsProvider
{
    /// <summary>The list of widths, or null.</summary>
    public string? Widths { get; init; }

    public override AnalyzerConfigOptions GlobalOptions =>
        new Values(("build_property.ProjectDir", folder), ("build_property.KernelGenVectorWidthList", Widths));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values();

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
        new Values(("build_metadata.AdditionalFiles.Link", links.FirstOrDefault(link => link.Path == textFile.Path).Link));

    private sealed class Values(params (string Key, string? Value)[] values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) =>
            (value = values.FirstOrDefault(known => known.Key == key).Value) is not null;
    }
}
