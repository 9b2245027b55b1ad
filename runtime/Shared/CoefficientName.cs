using System.Globalization;

namespace KernelGen.Shared;

/// <summary>How messages name a coefficient, when a program is compiled and when it runs.</summary>
/// <remarks>
/// Coefficients, and the rows and columns of a kernel, are counted from 1, as people do. What a program addresses by an index keeps
/// that index: <c>AnchorRow</c>, the rows of a plane, layers (<c>3.weight</c>), classes, the numbers of a tensor.
/// </remarks>
internal static class CoefficientName
{
    /// <summary><c>The coefficient 2</c>; of a kernel of several rows and columns <c>In row 1, column 2, the coefficient 2</c>.</summary>
    /// <param name="kind">What it is: <c>coefficient</c>, <c>row coefficient</c> or <c>column coefficient</c>.</param>
    /// <param name="index">Its index among all, row by row.</param>
    /// <param name="rows">Rows of the kernel; 1 for a list.</param>
    /// <param name="columns">Columns of the kernel; 1 for a list.</param>
    public static string Of(string kind, int index, int rows = 1, int columns = 1)
    {
        var name = "he " + kind + " " + Text(index + 1);
        return rows > 1 && columns > 1
            ? "In row " + Text(index / columns + 1) + ", column " + Text(index % columns + 1) + ", t" + name
            : "T" + name;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
