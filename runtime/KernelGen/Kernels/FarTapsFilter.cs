using System;
using System.Linq;
using System.Numerics;
using System.Runtime.CompilerServices;
using KernelGen.CompilerServices;
using KernelGen.Running;

namespace KernelGen.Kernels;

/// <summary>Taps so far apart that a row with its border would be mostly what lies between them: they are gathered.</summary>
internal sealed class FarTapsFilter<TIn, TSum, TOut, TSums> : PictureFilter<TIn, TOut>
    where TIn : unmanaged
    where TSum : unmanaged, INumber<TSum>
    where TOut : unmanaged
    where TSums : struct, ISums<TIn, TSum, TOut>
{
    private readonly TSums sums;
    private readonly (int Row, int[] Columns, TSum[] Coefficients)[] rows;      // without zeros
    private readonly int most;              // taps of a row
    private readonly int count;

    /// <param name="shape">The window as applied.</param>
    /// <param name="sums">The arithmetic.</param>
    /// <param name="taps">Row, column and coefficient of the taps that are not zero, row by row.</param>
    public FarTapsFilter(StencilShape shape, TSums sums, (int Row, int Column, TSum Coefficient)[] taps)
        : base(shape)
    {
        this.sums = sums;
        rows = taps.GroupBy(static tap => tap.Row)
            .Select(static row => (
                row.Key, row.Select(static tap => tap.Column).ToArray(), row.Select(static tap => tap.Coefficient).ToArray()))
            .ToArray();
        most = rows.Length == 0 ? 0 : rows.Max(static row => row.Item2.Length);
        count = taps.Length;
    }

    protected override long Summands => count;
    protected override long SharedRows => 0;

    public override void Run(ref readonly Job<TIn, TOut> job, long first, long end)
    {
        Walk(new Gathering(this, in job), first, end);
        CopyAlpha(in job, first, end);
    }

    /// <summary>The walk over a band of output rows, tile by tile.</summary>
    private unsafe struct Gathering : IWalk
    {
        private readonly FarTapsFilter<TIn, TSum, TOut, TSums> filter;
        private readonly Job<TIn, TOut> job;
        private readonly TSums sums;
        private readonly TIn constant;
        private TapTile<TIn, TSum> tile;
        private TSum** columns;
        private TSum* total, part;
        private TIn* outsideRow;

        public Gathering(FarTapsFilter<TIn, TSum, TOut, TSums> filter, ref readonly Job<TIn, TOut> job)
        {
            (this.filter, this.job, sums) = (filter, job, filter.sums);
            constant = job.BorderElement;
            tile = new TapTile<TIn, TSum>(job.Columns, job.WidthInPixels, job.Channels, job.Border, constant, isRow: false);
        }

        public void Lay(ref Scratch scratch)
        {
            tile.Take(ref scratch);
            columns = scratch.TakePointers<TSum>(filter.most);
            total = scratch.Take<TSum>(tile.Pixels * job.Channels);
            part = scratch.Take<TSum>(tile.Pixels * job.Channels);
            outsideRow = scratch.Take<TIn>(job.Source.Width);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(long first, long end)
        {
            new Span<TIn>(outsideRow, job.Source.Width).Fill(constant);
            var outputs = job.Destination.Width / job.Channels;
            for (long pixel = 0; pixel < outputs; pixel += tile.Pixels)
            {
                var count = (nint)Math.Min(tile.Pixels, outputs - pixel);
                var length = count * job.Channels;
                tile.Begin(pixel, count);
                for (var y = first; y < end; y++)
                {
                    new Span<TSum>(total, (int)length).Clear();
                    foreach (var (row, places, coefficients) in filter.rows) AddRow(y, row, places, coefficients, length);
                    sums.Finish(total, job.Destination.Row(y - job.Strip.FirstRow) + (nint)pixel * job.Channels, length);
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void AddRow(long y, int row, int[] places, TSum[] coefficients, nint length)
        {
            var picked = BorderMap.Map(job.Position(y, row), job.PictureHeight, job.Border);
            tile.Fill<TOut, TSums>(picked == BorderMap.Constant ? outsideRow : job.Source.Row(picked - job.Strip.SourceFirstRow), sums);
            for (var n = 0; n < places.Length; n++) columns[n] = tile.Column(places[n]);
            fixed (TSum* factors = coefficients) RowSums.Weighted(columns, factors, places.Length, part, length);
            RowSums.Fold<TSum, Sum<TSum>>(total, part, total, length);
        }
    }
}
