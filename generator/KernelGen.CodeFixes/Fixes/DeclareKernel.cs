using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace KernelGen.CodeFixes.Fixes;

/// <summary>Declares a method with the constant kernel of a call, and calls the method.</summary>
internal sealed class DeclareKernel : IFix
{
    public ImmutableArray<string> Mechanical { get; } = ImmutableArray.Create("KG3003");

    public ImmutableArray<string> Choices => ImmutableArray<string>.Empty;

    public IEnumerable<CodeFix> Fixes(DiagnosticSite site)
    {
        if (site.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call) yield break;
        // top-level statements stand in no type that another part could extend
        if (TypesAround.Of(call).FirstOrDefault() is not { } type || TypesAround.Of(type).Any(TypesAround.IsFileLocal)) yield break;
        foreach (var remedy in site.Remedies(Remedy.DeclarationKind))
        {
            var (attribute, parameters) = (remedy.Split('|')[0].Trim(), remedy.Split('|')[1].Trim());
            var name = FreeName(site, type, call, attribute);
            yield return new CodeFix($"Declare '{name}' with [{attribute.Split('(')[0]}] and call it", "KG3003",
                () => Declared(site, type, call, name, attribute, parameters));
        }
    }

    private static SyntaxNode Declared(
        DiagnosticSite site, TypeDeclarationSyntax type, InvocationExpressionSyntax call, string name, string attribute, string parameters)
    {
        var newLine = type.SyntaxTree.GetText().ToString().Contains("\r\n") ? "\r\n" : "\n";
        var member = (MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(
            $"[global::KernelGen.{attribute}]{newLine}private static partial void {name}({parameters});{newLine}")!;
        member = member
            .ReplaceNodes(
                member.DescendantNodes().Where(node => node is NameSyntax or MemberAccessExpressionSyntax),
                (_, node) => node.WithAdditionalAnnotations(Simplifier.Annotation))
            .WithLeadingTrivia(SyntaxFactory.EndOfLine(newLine))
            .WithAdditionalAnnotations(Formatter.Annotation);

        var root = site.Root.TrackNodes(TypesAround.Of(type).Append<SyntaxNode>(call));
        root = root.ReplaceNode(root.GetCurrentNode(call)!, Call(site, call, name));
        var current = root.GetCurrentNode(type)!;
        root = root.ReplaceNode(current, current.WithMember(member));
        return root.WithPartial(TypesAround.Of(type));
    }

    /// <summary>The same arguments without the kernel, and without a null for the options.</summary>
    private static InvocationExpressionSyntax Call(DiagnosticSite site, InvocationExpressionSyntax call, string name)
    {
        var arguments = call.ArgumentList.Arguments;
        // with names, arguments may stand in any order
        var threads = arguments.IndexOf(argument =>
            site.Model.GetConstantValue(argument.Expression, site.Cancellation) is { HasValue: true, Value: null });
        if (threads >= 0) arguments = arguments.WithoutItem(threads);
        var kernel = System.Math.Max(0, arguments.IndexOf(argument => argument.NameColon?.Name.Identifier.ValueText == "kernel"));
        arguments = arguments.WithoutItem(kernel);
        return call
            .WithExpression(SyntaxFactory.IdentifierName(name).WithTriviaFrom(call.Expression))
            .WithArgumentList(call.ArgumentList.WithArguments(arguments));
    }

    /// <summary>A name from the variable that held the kernel, or from the attribute; numbered if the name is used.</summary>
    private static string FreeName(DiagnosticSite site, TypeDeclarationSyntax type, InvocationExpressionSyntax call, string attribute)
    {
        var kernel = call.ArgumentList.Arguments.FirstOrDefault()?.Expression;
        var variable = (kernel as IdentifierNameSyntax)?.Identifier.ValueText.TrimStart('_') ?? "";
        var stem = "Apply" + (variable.Length > 1 ? char.ToUpperInvariant(variable[0]) + variable.Substring(1) : attribute.Split('(')[0]);
        var symbol = site.Model.GetDeclaredSymbol(type, site.Cancellation);
        var name = stem;
        for (var number = 2; IsTaken(name); number++) name = stem + number.ToString(CultureInfo.InvariantCulture);
        return name;

        bool IsTaken(string candidate) =>
            symbol?.Name == candidate
            || symbol?.GetMembers(candidate).IsEmpty == false
            || !site.Model.LookupSymbols(call.SpanStart, name: candidate).IsEmpty;
    }
}
