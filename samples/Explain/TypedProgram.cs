using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Samples;

namespace Explain;

/// <summary>Puts the text into a minimal program, so that the compiler's own readers read it.</summary>
internal static class TypedProgram
{
    private const string TypeName = "Typed", MethodName = "Kernel";

    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("KernelGen.Generator", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Reads a kernel over spans.</summary>
    /// <exception cref="RefusedException">The text is not a kernel attribute.</exception>
    public static Declaration ReadKernel(ExplainRequest request)
    {
        // A signal has no rows.
        var sizes = request.Attribute.StartsWith("Kernel1D", StringComparison.Ordinal) ? "" : ", int width, int height";
        var (model, type) = Parse($$"""
            {{TypeName}}
            {
            [{{request.Attribute}}]
            public static partial void {{MethodName}}(
                ReadOnlySpan<{{request.Source}}> source, Span<{{request.Destination}}> destination{{sizes}});
            }
            """);
        var method = type.Members.OfType<MethodDeclarationSyntax>().FirstOrDefault();
        if (method is null || type.Members.Count != 1 || method.AttributeLists.Count != 1 || method.AttributeLists[0].Attributes.Count != 1)
            throw new RefusedException($"'{request.Attribute}' is not one attribute; write one, as GaussianKernel(5, 1.1)");
        return DeclarationReader.Read(model.GetDeclaredSymbol(method)!, method, CancellationToken.None)
            ?? throw new RefusedException(
                $"'{request.Attribute}' is not a kernel; write an attribute such as GaussianKernel(5, 1.1), or plain numbers");
    }

    /// <summary>Reads a network.</summary>
    /// <param name="attributes">The attributes over its class, with brackets.</param>
    /// <exception cref="RefusedException">The text is not a network.</exception>
    public static NetworkDeclaration ReadNetwork(string attributes)
    {
        var (model, type) = Parse($"{TypeName};", attributes);
        return NetworkReader.Read(model.GetDeclaredSymbol(type)!, CancellationToken.None)
            ?? throw new RefusedException($"'{attributes}' is not a network; write [Network(1, 28, 28)] and layers after it");
    }

    private static (SemanticModel Model, ClassDeclarationSyntax Type) Parse(string type, string attributes = "")
    {
        var modifier = attributes.Length == 0 ? "static" : "sealed";
        var text = $"using System;\nusing KernelGen;\n{attributes}\npublic {modifier} partial class {type}\n";
        var tree = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.CSharp12));
        var compilation = CSharpCompilation.Create(
            "Typed", [tree], s_references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        // CS8795: the generator has not written the body yet.
        var mistake = compilation.GetDiagnostics().FirstOrDefault(
            static it => it.Severity == DiagnosticSeverity.Error && it.Id != "CS8795");
        if (mistake is not null)
            throw new RefusedException($"the compiler reports: {mistake.GetMessage(CultureInfo.InvariantCulture)}");
        var found = (ClassDeclarationSyntax)((CompilationUnitSyntax)tree.GetRoot()).Members[^1];
        return (compilation.GetSemanticModel(tree), found);
    }
}
