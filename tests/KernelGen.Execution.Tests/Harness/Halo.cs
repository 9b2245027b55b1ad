using System.Linq;
using KernelGen.Execution.Tests.Definition;

namespace KernelGen.Execution.Tests.Harness;

/// <summary>Which rows of a picture some rows of the output are made of.</summary>
internal static class Halo
{
    /// <summary>The first and the last of them; row 0 where the output sees the constant border alone.</summary>
    public static (int First, int Last) Of(Declaration declaration, int height, int firstRow, int rowCount)
    {
        var options = declaration.Options;
        var axis = Axis.Of(height, declaration.Rows, declaration.Anchor.Row, options);
        var border = options.Padding is null ? options.Border : BorderMode.Constant;
        var needed = Enumerable.Range(firstRow, rowCount)
            .SelectMany(y => Enumerable.Range(0, declaration.Rows).Select(i => Border.Locate(axis.Position(y, i), height, border)))
            .OfType<int>()
            .Concat(options.PreserveAlpha ? Enumerable.Range(firstRow, rowCount).Select(y => y * options.Stride) : [])
            .DefaultIfEmpty(0)
            .ToArray();
        return (needed.Min(), needed.Max());
    }
}
