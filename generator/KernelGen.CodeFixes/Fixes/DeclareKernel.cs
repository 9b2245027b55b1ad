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

/// <summary>Declares a method with the constant kernel that a call applies, and calls that.</summary>
internal sealed class DeclareKernel : IFix
{
    public ImmutableArray<string> Mechanical { get; } = ImmutableArray.Create("KG3003");

    public ImmutableArray<string> Choices => ImmutableArray<string>.Empty;

    public IEnumerable<Mend> Mends(Guilty guilty)
    {
        if (guilty.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call) yield break;
        // top-level statements stand in no type that another part could extend
        if (TypesAround.Of(call).FirstOrDefault() is not { } type || TypesAround.Of(type).Any(TypesAround.IsFileLocal)) yield break;
        foreach (var remedy in guilty.Remedies(Remedy.DeclarationKind))
        {
            var (attribute, parameters) = (remedy.Split('|')[0].Trim(), remedy.Split('|')[1].Trim());
            var name = FreeName(guilty, type, call, attribute);
            yield return new Mend($"Declare '{name}' with [{attribute.Split('(')[0]}] and call it", "KG3003",
                () => Declared(guilty, type, call, name, attribute, parameters));
        }
    }

    private static SyntaxNode Declared(
        Guilty guilty, TypeDeclarationSyntax type, InvocationExpressionSyntax call, string name, string attribute, string parameters)
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

        var root = guilty.Root.TrackNodes(TypesAround.Of(type).Append<SyntaxNode>(call));
        root = root.ReplaceNode(root.GetCurrentNode(call)!, Call(guilty, call, name));
        var current = root.GetCurrentNode(type)!;
        root = root.ReplaceNode(current, current.WithMember(member));
        return root.WithPartial(TypesAround.Of(type));
    }

    /// <summary>The same arguments, but the kernel and a null for threads that nobody asked for.</summary>
    private static InvocationExpressionSyntax Call(Guilty guilty, InvocationExpressionSyntax call, string name)
    {
        var arguments = call.ArgumentList.Arguments;
        // with names, arguments may stand in any order
        var threads = arguments.IndexOf(argument =>
            guilty.Model.GetConstantValue(argument.Expression, guilty.Cancellation) is { HasValue: true, Value: null });
        if (threads >= 0) arguments = arguments.WithoutItem(threads);
        var kernel = System.Math.Max(0, arguments.IndexOf(argument => argument.NameColon?.Name.Identifier.ValueText == "kernel"));
        arguments = arguments.WithoutItem(kernel);
        return call
            .WithExpression(SyntaxFactory.IdentifierName(name).WithTriviaFrom(call.Expression))
            .WithArgumentList(call.ArgumentList.WithArguments(arguments));
    }

    /// <summary>Named for the variable that held the kernel, or for the attribute; numbered where the name means something already.</summary>
    private static string FreeName(Guilty guilty, TypeDeclarationSyntax type, InvocationExpressionSyntax call, string attribute)
    {
        var kernel = call.ArgumentList.Arguments.FirstOrDefault()?.Expression;
        var variable = (kernel as IdentifierNameSyntax)?.Identifier.ValueText.TrimStart('_') ?? "";
        var stem = "Apply" + (variable.Length > 1 ? char.ToUpperInvariant(variable[0]) + variable.Substring(1) : attribute.Split('(')[0]);
        var symbol = guilty.Model.GetDeclaredSymbol(type, guilty.Cancellation);
        var name = stem;
        for (var number = 2; IsTaken(name); number++) name = stem + number.ToString(CultureInfo.InvariantCulture);
        return name;

        bool IsTaken(string candidate) =>
            symbol?.Name == candidate
            || symbol?.GetMembers(candidate).IsEmpty == false
            || !guilty.Model.LookupSymbols(call.SpanStart, name: candidate).IsEmpty;
    }
}
