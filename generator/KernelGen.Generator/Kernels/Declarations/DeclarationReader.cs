using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Roslyn;
using KernelGen.Generator.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Kernels.Declarations;

/// <summary>The one door from Roslyn into the pipeline: past it there are only values.</summary>
internal static class DeclarationReader
{
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
        IMethodSymbol method, MethodDeclarationSyntax syntax, Func<string, IAttributeReader?> find, CancellationToken cancellation) =>
        Read(method, syntax, find, ImmutableStack<IMethodSymbol>.Empty, cancellation);

    /// <param name="method">The method.</param>
    /// <param name="syntax">Its declaration.</param>
    /// <param name="find">Knows readers.</param>
    /// <param name="users">The methods that name this one, directly or through others.</param>
    /// <param name="cancellation">Asked for each declaration.</param>
    private static Declaration? Read(
        IMethodSymbol method, MethodDeclarationSyntax syntax, Func<string, IAttributeReader?> find, ImmutableStack<IMethodSymbol> users,
        CancellationToken cancellation)
    {
        var attributes = KernelAttributes(method, find);
        if (attributes.Count == 0) return null;
        var reader = find(attributes[0].MetadataName()!)!;
        if (reader.Read(attributes[0]) is not { } definition) return null;
        cancellation.ThrowIfCancellationRequested();
        var (model, signature, fault) = MethodReader.Read(method, syntax);
        if (model is null) return null;
        return new Declaration(
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
                : names.Names.Select((name, index) => Operand(name, Place.Element(names.Argument, index))).ToEquatableArray(),
        };

        // in whatever part or file of the class the other kernel stands
        Operand Operand(string name, Place place)
        {
            var known = users.Push(method);
            var kernels = method.ContainingType.GetMembers(name).OfType<IMethodSymbol>().Where(other => KernelAttributes(other, find).Count > 0).ToArray();
            if (kernels.Length > 1) return new Operand(name, place, null, OperandFault.Ambiguous);
            if (kernels.Length == 1 && known.Contains(kernels[0], SymbolEqualityComparer.Default)) return new Operand(name, place, null, OperandFault.Cycle);
            var kernel = kernels.Length == 1 && kernels[0].DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is MethodDeclarationSyntax written
                ? Read(kernels[0], written, find, known, cancellation)
                : null;
            return new Operand(name, place, kernel, kernel is null ? OperandFault.Unknown : OperandFault.None);
        }
    }

    /// <summary>Options of sums over an attribute that has none: they do not compile, and the compiler does not say why.</summary>
    private static EquatableArray<string> StrayOptions(AttributeData attribute, Definition definition, CancellationToken cancellation) =>
        definition is ExtremumDefinition && attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax { ArgumentList: { } list }
            ? list.Arguments.Select(argument => argument.NameEquals?.Name.Identifier.ValueText).OfType<string>()
                .Where(Options.OfSums.Contains).ToEquatableArray()
            : default;

    private static IReadOnlyList<AttributeData> KernelAttributes(IMethodSymbol method, Func<string, IAttributeReader?> find) =>
        method.WrittenAttributes(attribute => attribute.MetadataName() is { } name && find(name) is not null);
}
