using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using KernelGen.Generator.Roslyn;
using KernelGen.Generator.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KernelGen.Generator.Kernels.Declarations.Calls;

/// <summary>Reads constructions of the runtime's <c>Kernel</c> as if they were attributes.</summary>
internal static class KernelCallReader
{
    /// <summary>The kernel that the operation makes; null where it makes none, or where its coefficients are not constants.</summary>
    public static KernelCall? Read(IOperation operation, CancellationToken cancellation)
    {
        var (method, arguments) = operation switch
        {
            IObjectCreationOperation creation => (creation.Constructor, creation.Arguments),
            IInvocationOperation invocation => (invocation.TargetMethod, invocation.Arguments),
            _ => (null, ImmutableArray<IArgumentOperation>.Empty),
        };
        if (method is null || !KernelCall.IsOurs(method.ContainingType, "Kernel")) return null;
        if (operation.Syntax is not ExpressionSyntax syntax || operation.SemanticModel is not { } model) return null;
        var given = arguments.Where(argument => argument.Parameter is not null).ToDictionary(argument => argument.Parameter!.Name);

        var (attribute, definition) = (method.MethodKind == MethodKind.Constructor ? "new" : method.Name, given.Count) switch
        {
            ("new", _) when Integers(given, "rows", "columns") is var (rows, columns) && Numbers("coefficients") is { } coefficients =>
                ("Kernel", (Definition)new DenseDefinition(rows, columns, coefficients)),
            ("Box", _) when Integers(given, "rows", "columns") is var (rows, columns) =>
                ("BoxKernel", new BoxDefinition(rows, columns, Normalize: true)),
            ("Erode", _) when Integers(given, "rows", "columns") is var (rows, columns) =>
                ("ErodeKernel", new ExtremumDefinition(rows, columns, Extreme.Least)),
            ("Gaussian", _) when Constant(given, "size") is int size && Constant(given, "sigma") is double sigma =>
                ("GaussianKernel", new GaussianDefinition(size, size, sigma, sigma, null)),
            ("Gaussian", _) when Integers(given, "rows", "columns") is var (rows, columns)
                && Constant(given, "sigmaY") is double down && Constant(given, "sigmaX") is double across =>
                ("GaussianKernel", new GaussianDefinition(rows, columns, down, across, null)),
            ("Separable", _) when Numbers("column") is { } column && Numbers("row") is { } row =>
                ("SeparableKernel", new SeparableDefinition(column, row)),
            _ => ("", null),
        };
        if (definition is null) return null;

        var options = KernelOptionsReader.Read(given.TryGetValue("options", out var argument) ? argument : null, cancellation);
        if (definition is GaussianDefinition gaussian) definition = gaussian with { WeightBits = options?.WeightBits };
        var name = method.MethodKind == MethodKind.Constructor ? "new Kernel" : "Kernel." + method.Name;
        return new KernelCall(
            new Declaration(MethodModel.OfCall(name), attribute, 1, definition, options?.Options ?? new Options(), null)
            {
                StrayOptions = (definition is not GaussianDefinition && options?.WeightBits is not null ? new[] { "WeightBits" } : []).ToEquatableArray(),
            },
            syntax,
            options is not null);

        EquatableArray<double>? Numbers(string parameter) => given.TryGetValue(parameter, out var found)
            ? ConstantArray.Numbers((found.Syntax as ArgumentSyntax)?.Expression, model, cancellation)
            : null;
    }

    private static (int, int)? Integers(IReadOnlyDictionary<string, IArgumentOperation> given, string first, string second) =>
        Constant(given, first) is int a && Constant(given, second) is int b ? (a, b) : null;

    private static object? Constant(IReadOnlyDictionary<string, IArgumentOperation> given, string parameter) =>
        given.TryGetValue(parameter, out var argument) ? argument.Value.ConstantValue.Value : null;
}
