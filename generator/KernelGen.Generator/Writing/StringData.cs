using System;
using System.Globalization;
using System.Text;

namespace KernelGen.Generator.Writing;

/// <summary>Floats as a string literal: two UTF-16 units each, the lower half first.</summary>
/// <remarks>Compilers take it as it is, and programs read it in place.</remarks>
internal static class StringData
{
    public static string Literal(float[] values)
    {
        var text = new StringBuilder(values.Length * 8 + 2).Append('"');
        foreach (var value in values)
        {
            var bits = BitConverter.ToUInt32(BitConverter.GetBytes(value), 0);
            Append(text, (char)(bits & 0xFFFF));
            Append(text, (char)(bits >> 16));
        }
        return text.Append('"').ToString();
    }

    private static void Append(StringBuilder text, char unit)
    {
        if (unit is > ' ' and < (char)127 and not '"' and not '\\') text.Append(unit);
        else text.Append("\\u").Append(((int)unit).ToString("x4", CultureInfo.InvariantCulture));
    }
}
