using System;

namespace KernelGen;

/// <summary>Element types as C# spells them, for messages.</summary>
internal static class ElementName
{
    public static string Of(Type type) =>
        type == typeof(byte) ? "byte" : type == typeof(sbyte) ? "sbyte"
        : type == typeof(short) ? "short" : type == typeof(ushort) ? "ushort"
        : type == typeof(int) ? "int" : type == typeof(uint) ? "uint"
        : type == typeof(long) ? "long" : type == typeof(ulong) ? "ulong"
        : type == typeof(float) ? "float" : type == typeof(double) ? "double"
        : type.Name;
}
