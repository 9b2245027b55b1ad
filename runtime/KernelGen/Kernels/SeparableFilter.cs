using System;
using System.Linq;
using System.Numerics;
using System.Runtime.CompilerServices;
using KernelGen.CompilerServices;
using KernelGen.Running;

namespace KernelGen.Kernels;

/// <summary>An outer product, or the extremum over a box, in two passes, along the rows and then down the columns.</summary>
/// <remarks>
/// The picture is taken in tiles of columns. A source row is summed once for each tile, and kept as long as windows show it. Boxes
/// cost the same whatever their size: sums to the end of a block and from its start are put together
/// (<see cref="RowSums.Blocks{T}"/>), and nothing is ever subtracted. Extrema along a row double their length at each step instead: what
/// is taken twice changes nothing.
/// </remarks>
internal sealed class SeparableFilter<TIn, TSum, TOut, TSums, TFold> : PictureFilter<TIn, TOut>
    where TIn : unmanaged
    where TSum : unmanaged, INumber<TSum>
    where TOut : unmanaged
    where TSums : struct, ISums<TIn, TSum, TOut>
    where TFold : struct, IFold<TSum>
{
    private const int LeastBlock = 9;               // shorter boxes are summed
    private const int TableBytes = 1 << 18;         // all rows of a low picture are kept

    private readonly TSums sums;
    private readonly (int[] Places, TSum[] Coefficients) column, row;       // without zeros
    private readonly bool isBox;
    private readonly TSum boxFactor;

    /// <param name="shape">The window as applied.</param>
    /// <param name="sums">The arithmetic.</param>
    /// <param name="column">The factor of each row of taps, as applied; of no meaning for an extremum.</param>
    /// <param name="row">The factor of each column of taps, as applied; of no meaning for an extremum.</param>
    /// <param name="isBox">All factors of an axis are equal.</param>
    public SeparableFilter(StencilShape shape, TSums sums, TSum[] column, TSum[] row, bool isBox)
        : base(shape)
    {
        this.sums = sums;
        this.isBox = isBox;
        boxFactor = isBox && TFold.IsSum ? column[0] * row[0] : TSum.One;
        this.column = Used(isBox ? [.. column.Select(static _ => TSum.One)] : column);
        this.row = Used(isBox ? [.. row.Select(static _ => TSum.One)] : row);
    }

    protected override long Summands => isBox ? 16 : column.Places.Length + row.Places.Length;
    protected override long SharedRows => (long)(Shape.Rows - 1) * Shape.Dilation / Shape.Stride;

    private static (int[] Places, TSum[] Coefficients) Used(TSum[] factors)
    {
        var places = Enumerable.Range(0, factors.Length).Where(n => !TSum.IsZero(factors[n])).ToArray();
        return (places, places.Select(n => factors[n]).ToArray());
    }

    public override void Run(ref readonly Job<TIn, TOut> job, long first, long end)
    {
        Walk(new TwoPasses(this, in job), first, end);
        CopyAlpha(in job, first, end);
    }

    /// <summary>The walk over a band of output rows, tile by tile.</summary>
    private unsafe struct TwoPasses : IWalk
    {
        private readonly SeparableFilter<TIn, TSum, TOut, TSums, TFold> filter;
        private readonly Job<TIn, TOut> job;
        private readonly TSums sums;
        private readonly bool sumsBlocks, doubles, stacksBlocks, hasTable;
        private readonly long classes;          // output rows of one class show the same source rows …
        private readonly long advance;          // … and each begins so many of them after the one before
        private readonly nint pitch;            // elements of a row of sums
        private readonly TIn constant;

        private TapTile<TIn, TSum> tile;
        private nint length;                    // elements of the tile's output rows
        private long firstPixel;
        private TSum* across;
        private TSum** columnRows, tapRows;
        private TSum* suffixes, prefixes;       // of a source row
        private TSum* rows, table, output, prefix;
        private long* held;                     // which source row, or position, a row of sums is of
        private TIn* outsideRow;

        public TwoPasses(SeparableFilter<TIn, TSum, TOut, TSums, TFold> filter, ref readonly Job<TIn, TOut> job)
        {
            (this.filter, this.job, sums) = (filter, job, filter.sums);
            constant = job.BorderElement;
            var common = (int)BigInteger.GreatestCommonDivisor(job.Rows.Stride, job.Rows.Dilation);
            (classes, advance) = (job.Rows.Dilation / common, job.Rows.Stride / common);
            var isRow = filter.isBox && (job.Columns.Window >= LeastBlock || !TFold.IsSum)
                && !FarTaps.Exist(job.Columns, job.WidthInPixels, job.Channels);
            tile = new TapTile<TIn, TSum>(job.Columns, job.WidthInPixels, job.Channels, job.Border, constant, isRow);
            (sumsBlocks, doubles) = (isRow && TFold.IsSum, isRow && !TFold.IsSum);
            stacksBlocks = filter.isBox && job.Rows.Window >= LeastBlock && advance == 1;
            pitch = Aliasing.Stagger((nint)tile.Pixels * job.Channels * sizeof(TSum)) / sizeof(TSum);
            hasTable = job.Source.Height < Math.Max(job.Rows.Window, TableBytes / (pitch * sizeof(TSum)));
        }

        public void Lay(ref Scratch scratch)
        {
            tile.Take(ref scratch);
            columnRows = scratch.TakePointers<TSum>(filter.row.Places.Length);
            tapRows = scratch.TakePointers<TSum>(filter.column.Places.Length);
            if (sumsBlocks)
            {
                suffixes = scratch.Take<TSum>(tile.Longest);
                prefixes = scratch.Take<TSum>(tile.Longest);
            }
            if (stacksBlocks || !hasTable) rows = scratch.Take<TSum>(checked(pitch * job.Rows.Window));
            if (hasTable) table = scratch.Take<TSum>(checked(pitch * (job.Source.Height + 1)));
            held = scratch.Take<long>(hasTable ? job.Source.Height + 1 : job.Rows.Window);
            output = scratch.Take<TSum>(pitch);
            prefix = scratch.Take<TSum>(pitch);
            outsideRow = scratch.Take<TIn>(job.Source.Width);
        }

        public void Run(long first, long end)
        {
            fixed (TSum* down = filter.column.Coefficients, across = filter.row.Coefficients) Run(down, across, first, end);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Run(TSum* down, TSum* across, long first, long end)
        {
            this.across = across;
            new Span<TIn>(outsideRow, job.Source.Width).Fill(constant);
            var outputs = job.Destination.Width / job.Channels;
            for (firstPixel = 0; firstPixel < outputs; firstPixel += tile.Pixels)
            {
                var count = (nint)Math.Min(tile.Pixels, outputs - firstPixel);
                length = count * job.Channels;
                tile.Begin(firstPixel, count);
                for (var n = 0; n < filter.row.Places.Length; n++) columnRows[n] = tile.Column(filter.row.Places[n]);
                new Span<long>(held, hasTable ? job.Source.Height + 1 : job.Rows.Window).Fill(long.MinValue);
                for (var y = first; y < Math.Min(end, first + classes); y++)
                {
                    if (stacksBlocks) StackBlocks(y, end);
                    else SumTaps(down, y, end);
                }
            }
        }

        /// <summary>Output rows of one class, each a sum over the taps of its column.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void SumTaps(TSum* down, long y, long end)
        {
            for (; y < end; y += classes)
            {
                var places = filter.column.Places;
                for (var n = 0; n < places.Length; n++) tapRows[n] = Row(y, places[n]);
                Combine(tapRows, down, places.Length, output);
                Store(output, y);
            }
        }

        /// <summary>Output rows of one class of a box: the rest of a block of source rows and the start of the next.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void StackBlocks(long y, long end)
        {
            var window = job.Rows.Window;
            for (var isFirst = true; y < end; y += classes, isFirst = false)
            {
                var place = (int)(y / classes % window);
                if (isFirst || place == 0)
                {
                    for (var tap = isFirst ? 0 : window - 1 - place; tap < window - place; tap++) Sum(y, tap, rows + (place + tap) * pitch);
                    for (var n = window - 2; n >= place; n--) Add(rows + n * pitch, rows + (n + 1) * pitch, rows + n * pitch);
                    for (var tap = window - place; tap < window - 1; tap++) Start(y, tap, tap - (window - place));
                }
                if (place == 0)
                {
                    Store(rows, y);
                    continue;
                }
                Start(y, window - 1, place - 1);
                Add(rows + place * pitch, prefix, output);
                Store(output, y);
            }
        }

        /// <summary>Sums a row of the next block, and adds it to those before it.</summary>
        private void Start(long y, int tap, int place)
        {
            var row = rows + place * pitch;
            Sum(y, tap, row);
            if (place == 0) new Span<TSum>(row, (int)length).CopyTo(new Span<TSum>(prefix, (int)length));
            else Add(prefix, row, prefix);
        }

        private readonly void Add(TSum* first, TSum* second, TSum* to) => RowSums.Fold<TSum, TFold>(first, second, to, length);

        /// <summary>The sums along the source row of a tap, wherever they are kept.</summary>
        private TSum* Row(long y, int tap)
        {
            var position = job.Position(y, tap);
            if (hasTable) return Kept(position);
            var slot = (y / classes * advance + tap) % job.Rows.Window;
            var row = rows + (nint)slot * pitch;
            if (held[slot] == position) return row;
            held[slot] = position;
            SumRow(BorderMap.Map(position, job.PictureHeight, job.Border), row);
            return row;
        }

        private void Sum(long y, int tap, TSum* to)
        {
            var position = job.Position(y, tap);
            if (hasTable) new Span<TSum>(Kept(position), (int)length).CopyTo(new Span<TSum>(to, (int)length));
            else SumRow(BorderMap.Map(position, job.PictureHeight, job.Border), to);
        }

        /// <summary>The sums of a low picture's row, which are computed once.</summary>
        private TSum* Kept(long position)
        {
            var picked = BorderMap.Map(position, job.PictureHeight, job.Border);
            var slot = picked == BorderMap.Constant ? job.Source.Height : picked - job.Strip.SourceFirstRow;
            var row = table + (nint)slot * pitch;
            if (held[slot] == slot) return row;
            held[slot] = slot;
            SumRow(picked, row);
            return row;
        }

        /// <summary>The sums along a source row.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void SumRow(long picked, TSum* to)
        {
            tile.Fill<TOut, TSums>(picked == BorderMap.Constant ? outsideRow : job.Source.Row(picked - job.Strip.SourceFirstRow), sums);
            if (sumsBlocks) SumBlocks(to);
            else if (doubles) Double(to);
            else Combine(columnRows, across, filter.row.Places.Length, to);
        }

        private readonly void Combine(TSum** rows, TSum* factors, int count, TSum* to)
        {
            if (TFold.IsSum) RowSums.Weighted(rows, factors, count, to, length);
            else RowSums.Folded<TSum, TFold>(rows, count, to, length);
        }

        /// <summary>Extrema of 1, 2, 4, … columns, and of the window as two of them that may overlap.</summary>
        private readonly void Double(TSum* to)
        {
            var (columns, channels) = (job.Columns, job.Channels);
            var elements = tile.Elements;
            nint distance = (nint)columns.Dilation * channels, taps = 1;
            for (; 2 * taps <= columns.Window; taps *= 2)
                RowSums.Fold<TSum, TFold>(elements, elements + taps * distance, elements, tile.Length - (2 * taps - 1) * distance);
            var rest = elements + (columns.Window - taps) * distance;
            if (columns.Stride == 1) RowSums.Fold<TSum, TFold>(elements, rest, to, length);
            else
            {
                for (nint x = 0, from = 0; x < length; x += channels, from += (nint)columns.Stride * channels)
                    for (nint channel = 0; channel < channels; channel++)
                        to[x + channel] = TFold.Of(elements[from + channel], rest[from + channel]);
            }
        }

        /// <summary>Sums of the window as the end of a block and the start of the next.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void SumBlocks(TSum* to)
        {
            var (columns, channels) = (job.Columns, job.Channels);
            nint distance = (nint)columns.Dilation * channels, last = (columns.Window - 1) * distance;
            var step = (nint)columns.Stride * channels;
            RowSums.Blocks(
                tile.Elements, suffixes, prefixes, tile.Length, firstPixel * step, (long)columns.Window * distance, distance);
            if (columns.Stride == 1) RowSums.Fold<TSum, TFold>(suffixes, prefixes + last, to, length);
            else
            {
                for (nint x = 0; x < length; x += channels)
                    for (nint channel = 0; channel < channels; channel++)
                        to[x + channel] = suffixes[x / channels * step + channel] + prefixes[x / channels * step + channel + last];
            }
            // a window that is a whole block is the suffix alone
            for (nint x = 0; x < length; x += channels)
            {
                var position = (firstPixel + x / channels) * columns.Stride / columns.Dilation % columns.Window;
                if (position != 0) continue;
                for (nint channel = 0; channel < channels; channel++) to[x + channel] = suffixes[x / channels * step + channel];
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Store(TSum* row, long y)
        {
            if (filter.boxFactor != TSum.One)
                for (nint x = 0; x < length; x++) output[x] = row[x] * filter.boxFactor;
            sums.Finish(
                filter.boxFactor != TSum.One ? output : row,
                job.Destination.Row(y - job.Strip.FirstRow) + (nint)firstPixel * job.Channels, length);
        }
    }
}
