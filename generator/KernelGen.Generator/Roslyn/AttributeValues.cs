using KernelGen.Generator.Support;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Roslyn;

/// <summary>Typed access to an attribute's arguments; null where an argument is missing or did not compile.</summary>
internal static class AttributeValues
{
    public static int? Integer(this AttributeData attribute, int index) => Argument(attribute, index)?.Value as int?;

    public static double? Number(this AttributeData attribute, int index) => Argument(attribute, index)?.Value as double?;

    /// <summary>A text argument; null also where null is written.</summary>
    public static string? Text(this AttributeData attribute, int index) => Argument(attribute, index)?.Value as string;

    /// <summary>Whether there is an argument that compiles, null included.</summary>
    public static bool IsWritten(this AttributeData attribute, int index) => Argument(attribute, index) is not null;

    /// <summary>An array argument; a null array is an empty one.</summary>
    public static EquatableArray<double>? Numbers(this AttributeData attribute, int index) => Numbers(Argument(attribute, index));

    /// <summary>The value of a named property that is no array, or null when it was not said.</summary>
    public static object? Named(this AttributeData attribute, string name) =>
        Property(attribute, name) is { Kind: not TypedConstantKind.Array } property ? property.Value : null;

    /// <summary>The elements of a named property that is an array, or null when it was not said.</summary>
    public static EquatableArray<double>? NamedNumbers(this AttributeData attribute, string name) => Numbers(Property(attribute, name));

    private static EquatableArray<double>? Numbers(TypedConstant? constant)
    {
        if (constant is not { Kind: TypedConstantKind.Array } array) return null;
        if (array.IsNull) return EquatableArray<double>.Empty;
        var values = array.Values;
        var numbers = new double[values.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (values[i].Value is not double number) return null;
            numbers[i] = number;
        }
        return EquatableArray<double>.Of(numbers);
    }

    private static TypedConstant? Property(AttributeData attribute, string name)
    {
        foreach (var pair in attribute.NamedArguments)
            if (pair.Key == name && pair.Value.Kind != TypedConstantKind.Error) return pair.Value;
        return null;
    }

    private static TypedConstant? Argument(AttributeData attribute, int index) =>
        index < attribute.ConstructorArguments.Length && attribute.ConstructorArguments[index].Kind != TypedConstantKind.Error
            ? attribute.ConstructorArguments[index]
            : null;
}
