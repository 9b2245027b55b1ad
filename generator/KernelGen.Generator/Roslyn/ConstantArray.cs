using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KernelGen.Generator.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Roslyn;

/// <summary>Arrays, spans and collections that are written as lists of constants.</summary>
internal static class ConstantArray
{
    /// <summary>The elements of an expression that lists them; null for any other, and where one is spread.</summary>
    public static IReadOnlyList<ExpressionSyntax>? Elements(ExpressionSyntax? expression) => expression switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        StackAllocArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        ImplicitStackAllocArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        InitializerExpressionSyntax initializer => initializer.Expressions,
        CollectionExpressionSyntax collection when collection.Elements.All(element => element is ExpressionElementSyntax) =>
            collection.Elements.Select(element => ((ExpressionElementSyntax)element).Expression).ToArray(),
        ParenthesizedExpressionSyntax inner => Elements(inner.Expression),
        CastExpressionSyntax cast => Elements(cast.Expression),
        _ => null,
    };

    /// <summary>The numbers of such an expression; null where one is not known when the program is compiled.</summary>
    public static EquatableArray<double>? Numbers(ExpressionSyntax? expression, SemanticModel model, CancellationToken cancellation)
    {
        if (Elements(expression) is not { } elements) return null;
        var numbers = new List<double>();
        foreach (var element in elements)
        {
            if (Number(model.GetConstantValue(element, cancellation).Value) is not { } number) return null;
            numbers.Add(number);
        }
        return numbers.ToEquatableArray();
    }

    /// <summary>A constant of any numeric type; null for any other value.</summary>
    public static double? Number(object? value) => value switch
    {
        double or float or int or uint or long or ulong or short or ushort or byte or sbyte or decimal => Convert.ToDouble(value, null),
        _ => null,
    };
}
