using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Rules;

/// <summary>KG1001 and KG1009: attributes of KernelGen where they would silently have no effect.</summary>
internal static class StrayAttributes
{
    /// <summary>
    /// KG1001: a kernel or layer on a local function, a lambda, an accessor, an operator or a member of an extension block, which cannot be
    /// partial.
    /// </summary>
    /// <returns>The problem and its attribute; null if the method can be a kernel.</returns>
    public static (AttributeData Attribute, Problem Problem)? Of(IMethodSymbol method)
    {
        var attribute = DeclarationReader.KernelAttributes(method).FirstOrDefault() ?? SequenceReader.Head(method, SequenceReader.LayerAttribute);
        if (attribute is null) return null;
        var kind = method.MethodKind switch
        {
            MethodKind.LocalFunction => "a local function",
            MethodKind.LambdaMethod => "a lambda",
            MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove => "an accessor",
            MethodKind.UserDefinedOperator or MethodKind.Conversion => "an operator",
            MethodKind.Ordinary when ExtensionBlock.Contains(method) => "a member of an extension block",
            _ => null,
        };
        var type = ExtensionBlock.Contains(method) ? "class that contains the block" : "type";
        return kind is null ? null : (attribute, new Problem("KG1001", Place.Attribute,
            $"{Written(attribute)} is on {kind}; it completes a 'static partial void' method without a body: declare one in the {type}"));
    }

    /// <summary>KG1009: layers on a class without <c>[Network]</c>, or on a method without <c>[Layer]</c>.</summary>
    public static (AttributeData Attribute, Problem Problem)? OfLayers(ISymbol symbol)
    {
        var head = symbol is IMethodSymbol ? SequenceReader.LayerAttribute : SequenceReader.NetworkAttribute;
        if (SequenceReader.LayerAttributes(symbol).FirstOrDefault() is not { } layer || SequenceReader.Head(symbol, head) is not null) return null;
        var missing = symbol is IMethodSymbol ? "Layer" : "Network";
        return (layer, new Problem("KG1009", Place.Attribute,
            $"{Written(layer)} has no effect on '{symbol.Name}': its input is unknown; write [{missing}(channels, height, width)] before it"));
    }

    private static string Written(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax syntax ? $"[{syntax.Name}]" : "The attribute";
}
