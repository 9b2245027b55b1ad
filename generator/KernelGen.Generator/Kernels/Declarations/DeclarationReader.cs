using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Roslyn;
using KernelGen.Generator.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Kernels.Declarations;

/// <summary>The one door from Roslyn into the pipeline: past it there are only values. One reader reads one declaration and its parts.</summary>
internal sealed class DeclarationReader
{
    private readonly Func<string, IAttributeReader?> find;
    private readonly CancellationToken cancellation;

    /// <summary>Of each method that was entered, what is wrong with naming it: a cycle, as long as its own operands are being read.</summary>
    private readonly Dictionary<IMethodSymbol, OperandFault> faults = new(SymbolEqualityComparer.Default);

    private readonly List<Declaration> parts = [];

    private DeclarationReader(Func<string, IAttributeReader?> find, CancellationToken cancellation) =>
        (this.find, this.cancellation) = (find, cancellation);

    /// <summary>The kernel attributes of a method, in the order they are written.</summary>
    public static IReadOnlyList<AttributeData> KernelAttributes(IMethodSymbol method) => KernelAttributes(method, AttributeReaders.Find);

    /// <summary>
    /// Reads the declaration that stands over <paramref name="syntax"/>; null when its attribute or what another half would repeat does
    /// not compile.
    /// </summary>
    public static Declaration? Read(IMethodSymbol method, MethodDeclarationSyntax syntax, CancellationToken cancellation) =>
        Read(method, syntax, AttributeReaders.Find, cancellation);

    /// <summary>The same with attributes that <paramref name="find"/> knows by the full names of their classes.</summary>
    public static Declaration? Read(
        IMethodSymbol method, MethodDeclarationSyntax syntax, Func<string, IAttributeReader?> find, CancellationToken cancellation)
    {
        var reader = new DeclarationReader(find, cancellation);
        return reader.Read(method, syntax) is { } declaration ? declaration with { Parts = reader.parts.ToEquatableArray() } : null;
    }

    private Declaration? Read(IMethodSymbol method, MethodDeclarationSyntax syntax)
    {
        cancellation.ThrowIfCancellationRequested();
        var attributes = KernelAttributes(method, find);
        if (attributes.Count == 0) return null;
        var reader = find(attributes[0].MetadataName()!)!;
        if (reader.Read(attributes[0]) is not { } definition) return null;
        var (model, signature, fault) = MethodReader.Read(method, syntax);
        if (model is null) return null;
        faults[method] = OperandFault.Cycle;
        var declaration = new Declaration(
            model,
            reader.Name,
            attributes.Count,
            definition,
            OptionsReader.Read(attributes[0]),
            signature)
        {
            SignatureFault = fault,
            StrayOptions = StrayOptions(attributes[0], definition, cancellation),
            Operands = reader.Operands(attributes[0]) is not { } names ? default
                : names.Names.Select((name, index) => Operand(method, name, Place.Element(names.Argument, index))).ToEquatableArray(),
        };
        faults[method] = OperandFault.None;
        return declaration;
    }

    // in whatever part or file of the class the other kernel stands
    private Operand Operand(IMethodSymbol user, string name, Place place)
    {
        var kernels = user.ContainingType.GetMembers(name).OfType<IMethodSymbol>()
            .Where(other => KernelAttributes(other, find).Count > 0).ToArray();
        return new Operand(name, place, kernels.Length switch
        {
            0 => OperandFault.Unknown,
            1 => faults.TryGetValue(kernels[0], out var fault) ? fault : Part(kernels[0]),
            _ => OperandFault.Ambiguous,
        });
    }

    private OperandFault Part(IMethodSymbol kernel)
    {
        if (kernel.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is not MethodDeclarationSyntax written
            || Read(kernel, written) is not { } declaration)
            return OperandFault.Unknown;
        parts.Add(declaration);
        return OperandFault.None;
    }

    /// <summary>Options of sums over an attribute that has none: they do not compile, and the compiler does not say why.</summary>
    private static EquatableArray<string> StrayOptions(AttributeData attribute, Definition definition, CancellationToken cancellation) =>
        definition is ExtremumDefinition
        && attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax { ArgumentList: { } list }
            ? list.Arguments.Select(argument => argument.NameEquals?.Name.Identifier.ValueText).OfType<string>()
                .Where(Options.OfSums.Contains).ToEquatableArray()
            : default;

    private static IReadOnlyList<AttributeData> KernelAttributes(IMethodSymbol method, Func<string, IAttributeReader?> find) =>
        method.WrittenAttributes(attribute => attribute.MetadataName() is { } name && find(name) is not null);
}
