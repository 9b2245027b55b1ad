using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>
/// The tiles of a Winograd convolution that are computed together, row after row. The first tile of an axis may overlap the second, which
/// writes its outputs later: the last output of the first is not used then, and so its last product, which serves that output alone, is
/// not needed.
/// </summary>
/// <param name="Rows">Rows of tiles.</param>
/// <param name="Columns">Columns of tiles.</param>
/// <param name="Size">Products of a tile along each axis.</param>
/// <param name="SkipsRow">Whether the tiles of the first row do without the products of their last row.</param>
/// <param name="SkipsColumn">Whether the tiles of the first column do without the products of their last column.</param>
internal sealed record TileGrid(int Rows, int Columns, int Size, bool SkipsRow, bool SkipsColumn)
{
    /// <summary>Tiles up to which the products that are needed are written out.</summary>
    private const int MostWrittenOut = 32;

    /// <summary>Tiles.</summary>
    public int Count => Rows * Columns;

    /// <summary>Products of all tiles that are needed.</summary>
    public int Products => Sets.Sum(set => set.Products * set.Tiles.Count);

    /// <summary>Tiles that need the same products: how many of these there are, the C# condition of their number, and the tiles.</summary>
    /// <remarks>The condition is empty for what is left.</remarks>
    public IReadOnlyList<(int Products, string Condition, IReadOnlyList<int> Tiles)> Sets
    {
        get
        {
            var (sets, last) = (new List<(int, string, IReadOnlyList<int>)>(), Size - 1);
            var (isLastRow, isLastColumn) = ($"product >= {last * Size}", $"product % {Size} == {last}");
            if (SkipsRow && SkipsColumn) sets.Add((1, $"product == {Size * Size - 1}", Tiles(1, 1)));
            if (SkipsRow) sets.Add((SkipsColumn ? last : Size, isLastRow, Tiles(1, 0)));
            if (SkipsColumn) sets.Add((SkipsRow ? last : Size, isLastColumn, Tiles(0, 1)));
            sets.Add((Size * Size - sets.Sum(static set => set.Item1), "", Tiles(0, 0)));
            return sets;
        }
    }

    /// <param name="sums">Rows and columns of sums.</param>
    /// <param name="outputs">Outputs of a tile along each axis.</param>
    /// <param name="size">Products of a tile along each axis.</param>
    /// <param name="stripRows">Rows of tiles that are computed together.</param>
    public static TileGrid Of((int Rows, int Columns) sums, int outputs, int size, int stripRows)
    {
        var (rows, columns) = ((sums.Rows - 1) / outputs + 1, (sums.Columns - 1) / outputs + 1);
        var skips = stripRows == rows && rows * columns <= MostWrittenOut;
        return new TileGrid(stripRows, columns, size, skips && rows * outputs > sums.Rows, skips && columns * outputs > sums.Columns);
    }

    private IReadOnlyList<int> Tiles(int firstRow, int firstColumn) => (
        from row in Enumerable.Range(firstRow, Rows - firstRow)
        from column in Enumerable.Range(firstColumn, Columns - firstColumn)
        select row * Columns + column).ToArray();
}
