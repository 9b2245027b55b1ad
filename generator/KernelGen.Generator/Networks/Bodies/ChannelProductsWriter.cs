using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Networks.Emission;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Bodies;

/// <summary>Writes the sums over channels of a Winograd convolution: walk after walk through the weights of a strip of outputs.</summary>
internal sealed class ChannelProductsWriter(WinogradStep step, ChannelProductsBody body)
{
    private const int Block = ChannelBlock.Lanes;
    private const int Line = Target.LineBytes / sizeof(float);

    private readonly LayerTarget target = body.Target;
    private readonly WinogradPacking packing = step.Part.Packing;

    private int Planes => ChannelBlock.Count(packing.InChannels);

    /// <summary>Floats from a block of channels to the next, of inputs and of sums.</summary>
    private int PlaneStep => step.Grid.Count * Block;

    private long StripLength => (long)packing.InChannels * packing.Lanes;

    /// <summary>Lines of the cache of the weights of an input channel.</summary>
    private int Lines => (body.Channels - 1) / Line + 1;

    public void Write(CodeWriter writer)
    {
        var product = new Loop("product", packing.Size * packing.Size, Comment: $"{packing.OutChannels} output channels each");
        var strips = new Loop("strip", packing.Strips, Comment: $"{packing.Lanes} output channels side by side");
        var part = new Loop("part", packing.Lanes, body.Channels);
        using var loops = Loop.Nest(writer, "all products", product, strips, part);
        var isPartOfBlock = body.Channels < Block && part.Variable != "0";
        Loop.Reference(
            writer, Element.Single, "sums", "destination", (product.Variable, step.ProductSteps.Made),
            (strips.Variable, packing.Lanes / Block * PlaneStep),
            (isPartOfBlock ? $"part / {Block}" : part.Variable, isPartOfBlock ? PlaneStep : PlaneStep / Block),
            (isPartOfBlock ? $"part % {Block}" : "0", 1));
        Loop.Reference(writer, Element.Single, "inputs", "source", (product.Variable, step.ProductSteps.Taken));
        var first = Loop.Sum((product.Variable, packing.Strips * StripLength), (strips.Variable, StripLength), (part.Variable, 1));
        writer.Line($"nint first = {first};");
        var last = packing.Lanes - body.Channels;
        if (body.FetchesWeights && last > 0)
            writer.Line($"nint ahead = part < {last} ? {body.Channels} : {StripLength - last};     // the weights that come next");
        for (var i = 0; i < body.Sets.Count; i++)
        {
            var (condition, walks) = body.Sets[i];
            var test = condition.Length > 0 ? $"if ({condition})" : "";
            if (body.Sets.Count == 1) Walks(writer, walks);
            else using (writer.Block(i == 0 ? test : $"else {test}".TrimEnd())) Walks(writer, walks);
        }
    }

    private void Walks(CodeWriter writer, IReadOnlyList<TileWalk> walks)
    {
        var (all, before) = (walks.Sum(static walk => walk.Count), 0);
        foreach (var walk in walks)
        {
            var loop = new Loop("walk", walk.Count);
            using (Loop.Nest(writer, $"{walk.Tiles.Count} tiles", loop))
            {
                Loop.Reference(
                    writer, Element.Single, "to", "sums", ("1", walk.First * Block), (loop.Variable, walk.Step * Block));
                Loop.Reference(
                    writer, Element.Single, "from", "inputs", ("1", walk.First * Block), (loop.Variable, walk.Step * Block));
                writer.Line("nint tap = first;");
                if (!step.AddsBlocks) Declare(writer, walk);
                using (writer.Block($"for (nint plane = 0; plane < {Planes}; plane++)     // {Block} channels each"))
                {
                    if (step.AddsBlocks) Declare(writer, walk);
                    if (body.FetchesWeights && all > 1) FetchNext(writer, all, loop.Variable, before);
                    Add(writer, walk, fetchesAhead: body.FetchesWeights && all == 1);
                    if (step.AddsBlocks) AddWritten(writer, walk);
                    if (step.AddsBlocks) Store(writer, walk);
                }
                if (!step.AddsBlocks) Store(writer, walk);
            }
            before += walk.Count;
        }
    }

    private void Declare(CodeWriter writer, TileWalk walk)
    {
        for (var v = 0; v < body.Vectors; v++)
            writer.Line($"{target.Type} {string.Join(", ", walk.Tiles.Select((_, tile) => Sum(v, tile) + " = default"))};");
    }

    /// <summary>Adds the products of a block of channels.</summary>
    private void Add(CodeWriter writer, TileWalk walk, bool fetchesAhead)
    {
        var rest = packing.InChannels % Block;
        var channels = rest == 0 ? $"{Block}" : Planes == 1 ? $"{rest}" : $"(plane < {Planes - 1} ? {Block} : {rest})";
        using (writer.Block($"for (nint i = plane * {PlaneStep}, end = i + {channels}; i < end; i++)"))
        {
            writer.Line("ref float near = ref Unsafe.Add(ref from, i);");
            writer.Line("ref float weight = ref Unsafe.Add(ref weights, tap);");
            writer.Line($"tap += {packing.Lanes};");
            for (var line = 0; fetchesAhead && line < Lines; line++)
                writer.Line($"RowCache.Prefetch(ref weight, {target.Machine.Costs.FetchedAhead / sizeof(float) + line * Line});");
            var loads = Enumerable.Range(0, body.Vectors).Select(v => $"w{v} = {target.Words.Load}(ref weight, {v * target.Lanes})");
            writer.Line($"{target.Type} value, {string.Join(", ", loads)};");
            for (var tile = 0; tile < walk.Tiles.Count; tile++)
            {
                var products = Enumerable.Range(0, body.Vectors)
                    .Select(v => $" {Sum(v, tile)} = {target.Words.MultiplyAdd}(value, w{v}, {Sum(v, tile)});");
                writer.Line($"value = {target.Words.Broadcast}(ref near, {walk.Tiles[tile] * Block});{string.Concat(products)}");
            }
        }
    }

    /// <summary>Every walk fetches its share of the weights that come next, block by block of channels.</summary>
    private void FetchNext(CodeWriter writer, int walks, string walk, int before)
    {
        var share = (Block - 1) / walks + 1;
        var next = body.Channels < packing.Lanes ? ("ahead", 1L) : ("1", StripLength);
        Loop.Reference(
            writer, Element.Single, "next", "weights", ("tap", 1), next, (walk, share * packing.Lanes),
            ("1", before * share * packing.Lanes));
        var channel = new Loop("channel", share);
        using (Loop.Nest(writer, "one channel", channel))
            for (var line = 0; line < Lines; line++)
                writer.Line($"RowCache.Prefetch(ref next, (nuint)({Loop.Sum((channel.Variable, packing.Lanes), ("1", line * Line))}));");
    }

    /// <summary>Adds what the blocks of channels before have given.</summary>
    private void AddWritten(CodeWriter writer, TileWalk walk)
    {
        using (writer.Block("if (plane > 0)"))
            WriteSums(writer, walk, (sum, place) => $"{sum} += {target.Words.Load}(ref to, {place});");
    }

    private void Store(CodeWriter writer, TileWalk walk) =>
        WriteSums(writer, walk, (sum, place) => $"{target.Words.Store}({sum}, ref to, {place});");

    private void WriteSums(CodeWriter writer, TileWalk walk, Func<string, string, string> statement)
    {
        for (var tile = 0; tile < walk.Tiles.Count; tile++)
            writer.Line(string.Join(" ", Enumerable.Range(0, body.Vectors).Select(v =>
            {
                var lane = v * target.Lanes;
                return statement(Sum(v, tile), $"{lane / Block * PlaneStep + lane % Block + walk.Tiles[tile] * Block}");
            })));
    }

    private static string Sum(int vector, int tile) => $"{(char)('a' + vector)}{tile}";
}
