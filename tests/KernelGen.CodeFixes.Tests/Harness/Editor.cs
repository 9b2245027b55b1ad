using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using KernelGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace KernelGen.CodeFixes.Tests.Harness;

/// <summary>A user's file in an editor: what is squiggled, what fixes are offered, and the file after one of them.</summary>
internal sealed class Editor
{
    private static readonly MetadataReference[] References = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileNameWithoutExtension(path) is var name
            && (name == "KernelGen" || name.StartsWith("System", StringComparison.Ordinal) || name is "mscorlib" or "netstandard"))
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToArray();

    /// <summary>All that the assembly exports, as an editor and <c>dotnet format</c> find them.</summary>
    public static IReadOnlyList<CodeFixProvider> Providers { get; } = typeof(KernelCodeFixes).Assembly.GetTypes()
        .Where(type => type.IsDefined(typeof(ExportCodeFixProviderAttribute), inherit: false))
        .OrderByDescending(type => type.Name, StringComparer.Ordinal)
        .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)
        .ToArray();

    private readonly Document document;

    private Editor(Document document) => this.document = document;

    /// <summary>A project with that file, and others beside it.</summary>
    public static Editor Open(string source, params string[] others) => Open(LanguageVersion.CSharp12, OutputKind.DynamicallyLinkedLibrary, source, others);

    /// <summary>A project in a language and of a kind, with that file, and others beside it.</summary>
    public static Editor Open(LanguageVersion language, OutputKind kind, string source, params string[] others)
    {
        var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "User", "User", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(
                kind, nullableContextOptions: NullableContextOptions.Enable,
                specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]),
            parseOptions: new CSharpParseOptions(language),
            metadataReferences: References));
        for (var i = 0; i < others.Length; i++) workspace.AddDocument(project.Id, $"Other{i}.cs", SourceText.From(others[i]));
        return new Editor(workspace.AddDocument(project.Id, "User.cs", SourceText.From(source)));
    }

    public string Text => document.GetTextAsync().Result.ToString();

    /// <summary>All files of the project.</summary>
    public IEnumerable<string> Texts => document.Project.Documents.Select(file => file.GetTextAsync().Result.ToString());

    /// <summary>The program with what the generator adds.</summary>
    public async Task<Compilation> Compile()
    {
        var compilation = (await document.Project.GetCompilationAsync())!;
        var driver = CSharpGeneratorDriver.Create([new KernelGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)document.Project.ParseOptions!);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var after, out _);
        return after;
    }

    /// <summary>What the analyzer says, in the order of the file.</summary>
    public async Task<IReadOnlyList<Diagnostic>> Diagnostics() =>
        (await (await Compile()).WithAnalyzers([new KernelAnalyzer(), new CallAnalyzer()]).GetAnalyzerDiagnosticsAsync())
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal).ToArray();

    /// <summary>The compiler's errors.</summary>
    public async Task<IReadOnlyList<Diagnostic>> Errors() =>
        (await Compile()).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();

    /// <summary>The fixes offered for a diagnostic.</summary>
    public async Task<IReadOnlyList<CodeAction>> Fixes(Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        foreach (var provider in Providers) actions.AddRange(await Fixes(diagnostic, provider));
        return actions;
    }

    /// <summary>The fixes that one provider offers for a diagnostic; none for an id that it does not know.</summary>
    public async Task<IReadOnlyList<CodeAction>> Fixes(Diagnostic diagnostic, CodeFixProvider provider)
    {
        var actions = new List<CodeAction>();
        if (provider.FixableDiagnosticIds.Contains(diagnostic.Id))
            await provider.RegisterCodeFixesAsync(new CodeFixContext(document, await Own(diagnostic), (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    /// <summary>The file after a fix.</summary>
    public async Task<Editor> Apply(CodeAction action)
    {
        var operation = Assert.Single((await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>());
        return new Editor(operation.ChangedSolution.GetDocument(document.Id)!);
    }

    /// <summary>The file after the fix of that title for the first diagnostic of an id.</summary>
    public async Task<Editor> Fix(string id, string title)
    {
        var diagnostic = (await Diagnostics()).First(found => found.Id == id);
        var actions = await Fixes(diagnostic);
        var action = actions.SingleOrDefault(found => found.Title == title);
        Assert.True(action is not null, $"{diagnostic}\noffers: {string.Join(" | ", actions.Select(found => found.Title))}");
        return await Apply(action);
    }

    /// <summary>The project after «fix all» with the first fix of that title.</summary>
    public async Task<Editor> FixAll(string id, string title, FixAllScope scope = FixAllScope.Document)
    {
        var found = (await Diagnostics()).Where(diagnostic => diagnostic.Id == id).ToArray();
        var home = found.First(diagnostic => diagnostic.Location.SourceTree == document.GetSyntaxTreeAsync().Result);
        var action = (await Fixes(home)).Single(offered => offered.Title == title);
        var fixes = new KernelCodeFixes();
        var context = new FixAllContext(document, fixes, scope, action.EquivalenceKey!, [id], new Known(found), CancellationToken.None);
        return await Apply((await fixes.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    /// <summary>The program in memory, without an error.</summary>
    public async Task<System.Reflection.Assembly> Build()
    {
        using var image = new MemoryStream();
        var result = (await Compile()).Emit(image);
        Assert.True(result.Success, Text + "\n" + string.Join("\n", result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return System.Reflection.Assembly.Load(image.ToArray());
    }

    /// <summary>The diagnostic in the document's own tree: the compilation with generated files has equal ones.</summary>
    private async Task<Diagnostic> Own(Diagnostic diagnostic) => Diagnostic.Create(
        diagnostic.Descriptor, Location.Create((await document.GetSyntaxTreeAsync())!, diagnostic.Location.SourceSpan),
        diagnostic.Severity, null, diagnostic.Properties, diagnostic.GetMessage(null));

    private sealed class Known(IReadOnlyList<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return diagnostics.Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
