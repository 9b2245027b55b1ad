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
    /// <summary>Tiles up to which walks over some of them are written out …</summary>
    private const int MostWrittenOut = 32;

    /// <summary>… where they save this share of the products.</summary>
    private const double LeastSaved = 0.06;

    /// <summary>Tiles.</summary>
    public int Count => Rows * Columns;

    /// <summary>The same, with all products.</summary>
    public TileGrid Whole => this with { SkipsRow = false, SkipsColumn = false };

    /// <summary>Products of all tiles that are needed.</summary>
    public int Products => Sets.Sum(static set => set.Products * set.Count);

    /// <summary>Tiles that need the same products, by the products. The last product of all counts to the last row: one set less.</summary>
    public IReadOnlyList<TileSet> Sets
    {
        get
        {
            var (sets, rest) = (new List<TileSet>(), Size * Size);
            void Add(int products, string condition, int firstRow, int firstColumn)
            {
                sets.Add(new TileSet(this, products, condition, firstRow, firstColumn));
                rest -= products;
            }

            if (SkipsRow) Add(Size, $"product >= {(Size - 1) * Size}", firstRow: 1, firstColumn: 0);
            if (SkipsColumn) Add(SkipsRow ? Size - 1 : Size, $"product % {Size} == {Size - 1}", firstRow: 0, firstColumn: 1);
            Add(rest, "", firstRow: 0, firstColumn: 0);
            return sets;
        }
    }

    /// <param name="sums">Rows and columns of sums.</param>
    /// <param name="outputs">Outputs of a tile along each axis.</param>
    /// <param name="size">Products of a tile along each axis.</param>
    /// <param name="stripRows">Rows of tiles that are computed together.</param>
    /// <param name="maySkip">Whether products are worth to be told apart.</param>
    public static TileGrid Of((int Rows, int Columns) sums, int outputs, int size, int stripRows, bool maySkip)
    {
        var (rows, columns) = ((sums.Rows - 1) / outputs + 1, (sums.Columns - 1) / outputs + 1);
        var whole = new TileGrid(stripRows, columns, size, SkipsRow: false, SkipsColumn: false);
        if (!maySkip || stripRows < rows || whole.Count > MostWrittenOut) return whole;
        var least = whole with { SkipsRow = rows * outputs > sums.Rows, SkipsColumn = columns * outputs > sums.Columns };
        return least.Products <= (1 - LeastSaved) * whole.Products ? least : whole;
    }
}

/// <summary>Tiles that need the same products.</summary>
/// <param name="Grid">All tiles.</param>
/// <param name="Products">How many products these are.</param>
/// <param name="Condition">The C# condition of their number, <c>product</c>; empty for those that no other set has.</param>
/// <param name="FirstRow">The first row of tiles that needs them.</param>
/// <param name="FirstColumn">The first column of tiles.</param>
internal sealed record TileSet(TileGrid Grid, int Products, string Condition, int FirstRow, int FirstColumn)
{
    /// <summary>How many tiles.</summary>
    public int Count => (Grid.Rows - FirstRow) * (Grid.Columns - FirstColumn);

    /// <summary>Their places in the grid.</summary>
    public IReadOnlyList<int> Tiles => (
        from row in Enumerable.Range(FirstRow, Grid.Rows - FirstRow)
        from column in Enumerable.Range(FirstColumn, Grid.Columns - FirstColumn)
        select row * Grid.Columns + column).ToArray();
}
