using System;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>A tensor with its place in memory. While a network is planned its halo grows with what its readers need.</summary>
internal sealed class PlannedTensor(TensorShape shape, Layout layout)
{
    /// <summary>Channels that lie side by side in <see cref="Layout.Blocks"/>.</summary>
    public const int BlockLanes = ChannelBlock.Lanes;

    public TensorShape Shape { get; } = shape;

    public Layout Layout { get; } = layout;

    /// <summary>Whose memory it lies in.</summary>
    public TensorPlace Place { get; set; } = TensorPlace.Workspace;

    /// <summary>The caller's memory instead of the workspace: read only, without a halo.</summary>
    public bool IsInput => Place is TensorPlace.Input or TensorPlace.OutputGradient;

    /// <summary>The tensor whose memory this one reads under another shape.</summary>
    public PlannedTensor? Base { get; set; }

    public Halo Halo { get; private set; }

    /// <summary>Planes that are written, the useless channels of a last strip included.</summary>
    public int WrittenPlanes { get; set; }

    /// <summary>The first float in the workspace; of the memory that a view reads.</summary>
    public long Start { get; set; }

    /// <summary>What writes it knows no halo: the generic runtime.</summary>
    public bool IsDense { get; init; }

    /// <summary>Whether it is memory of its own that may be written.</summary>
    public bool IsOwned => !IsInput && Base is null;

    /// <summary>Whether zeros can be put around its planes.</summary>
    public bool CanHaveHalo => IsOwned && !IsDense;

    /// <summary>Floats between neighbouring positions.</summary>
    public int Lanes => Layout == Layout.Blocks ? BlockLanes : 1;

    /// <summary>Channels, or blocks of them.</summary>
    public int Planes => Math.Max(WrittenPlanes, (Shape.Channels + Lanes - 1) / Lanes);

    /// <summary>Floats from a row to the next.</summary>
    public long RowStep => (long)(Shape.Width + Halo.Left + Halo.Right) * Lanes;

    /// <summary>Floats from a plane to the next.</summary>
    public long PlaneStep => RowStep * (Shape.Height + Halo.Top + Halo.Bottom);

    /// <summary>From the first float to the first real position.</summary>
    public long Origin => Halo.Top * RowStep + (long)Halo.Left * Lanes;

    /// <summary>Floats in all, in whole vectors.</summary>
    public long Length => (Planes * PlaneStep + BlockLanes - 1) / BlockLanes * BlockLanes;

    /// <summary>Floats of a real row.</summary>
    public int RowLength => Shape.Width * Lanes;

    /// <summary>Whether both layouts are the same floats here: one position, nothing around it.</summary>
    public bool IsPoint => Shape.Height == 1 && Shape.Width == 1 && Halo.IsNone;

    public PlannedTensor Root => Base is { } tensor ? tensor.Root : this;

    public void Surround(Halo halo) => Halo = Halo.Or(halo);
}
