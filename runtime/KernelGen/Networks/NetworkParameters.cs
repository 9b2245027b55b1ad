using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System;
using KernelGen.CompilerServices;
using KernelGen.Networks;
using KernelGen.Shared;

namespace KernelGen;

/// <summary>The weights of a network by the names of the equal <c>nn.Sequential</c>, in PyTorch's layout.</summary>
/// <remarks>
/// All tensors lie one after another in one piece of memory, each at a multiple of 64 bytes; what is learned comes first, then the
/// buffers (running means and variances). After writing to them call the network's <c>Commit</c>.
/// </remarks>
public sealed class NetworkParameters
{
    private const int Alignment = LayerMemory.Alignment;

    private readonly float[] memory;                    // pinned: its address does not change
    private readonly int first;                         // the first aligned element
    private readonly Dictionary<string, int> indices = new(StringComparer.Ordinal);
    private readonly int[] starts;
    private readonly string[] names;
    private readonly long[] counters;
    private bool[]? frozen;                             // by the row of the table; null where none is
    private volatile bool isChanged;

    internal NetworkParameters(IReadOnlyList<NetworkTensor> tensors)
    {
        Tensors = tensors;
        starts = new int[tensors.Count];
        counters = new long[tensors.Count];
        names = tensors.Where(tensor => tensor.Role != TensorRole.BatchCount).Select(tensor => tensor.Name).ToArray();
        for (var i = 0; i < tensors.Count; i++) indices.Add(tensors[i].Name, i);
        foreach (var i in Enumerable.Range(0, tensors.Count).OrderBy(i => tensors[i].IsLearned ? 0 : 1))
        {
            if (tensors[i].Role == TensorRole.BatchCount) continue;
            starts[i] = StoreLength;
            StoreLength = checked(StoreLength + (tensors[i].Length + Alignment - 1) / Alignment * Alignment);
            if (!tensors[i].IsLearned) continue;
            Count += tensors[i].Length;
            LearnedLength = StoreLength;
        }
        memory = GC.AllocateArray<float>(StoreLength + Alignment, pinned: true);
        first = AlignedStart(memory);
    }

    /// <summary>The names of all tensors of floats, in the order of the layers.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>Numbers that are learned; buffers do not count.</summary>
    public int Count { get; }

    /// <summary>The numbers of a tensor, the last index running fastest.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no such tensor.</exception>
    public Span<float> this[string name] => Values(IndexOf(name, isCounter: false));

    /// <summary>The sizes of a tensor, outermost first; the caller's own copy.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no such tensor.</exception>
    public int[] Shape(string name) => [.. Tensors[IndexOf(name, isCounter: false)].Shape];

    /// <summary>How many batches a batch normalization has seen in training.</summary>
    /// <param name="name">The name of the buffer: <c>1.num_batches_tracked</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such buffer.</exception>
    public ref long Counter(string name) => ref counters[IndexOf(name, isCounter: true)];

    /// <summary>Whether a tensor is a buffer, which is loaded and saved but not learned.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no such tensor.</exception>
    public bool IsBuffer(string name) => !Tensors[IndexOf(name, isCounter: false)].IsLearned;

    /// <summary>
    /// Keeps a tensor as it is: optimizers pass over it until <see cref="Unfreeze"/>, and its gradient does not count in a norm.
    /// </summary>
    /// <param name="name">One of <see cref="Names"/> that is no buffer.</param>
    /// <exception cref="KeyNotFoundException">There is no such tensor.</exception>
    /// <exception cref="ArgumentException">The tensor is a buffer, which no optimizer changes.</exception>
    public void Freeze(string name) => SetFrozen(name, true);

    /// <summary>Lets optimizers change a tensor again.</summary>
    /// <param name="name">One of <see cref="Names"/> that is no buffer.</param>
    /// <exception cref="KeyNotFoundException">There is no such tensor.</exception>
    /// <exception cref="ArgumentException">The tensor is a buffer, which no optimizer changes.</exception>
    public void Unfreeze(string name) => SetFrozen(name, false);

    /// <summary>Whether optimizers pass over a tensor.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no such tensor.</exception>
    public bool IsFrozen(string name)
    {
        var index = IndexOf(name, isCounter: false);
        return frozen is not null && frozen[index];
    }

    /// <summary>Writes the text form that the <c>Weights</c> of a <see cref="NetworkAttribute"/> names.</summary>
    /// <param name="writer">Takes the text.</param>
    public void WriteText(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(WeightsText.FirstLine + "\n");
        foreach (var name in names) writer.Write(WeightsText.Line(new(name, Shape(name), this[name].ToArray())) + "\n");
    }

    /// <summary>Reads what <see cref="WriteText"/> writes. Call <c>Commit</c> afterwards.</summary>
    /// <param name="reader">Gives the text.</param>
    /// <exception cref="InvalidDataException">The text is no weights file or one of another network; nothing is changed.</exception>
    public void ReadText(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (!WeightsText.TryRead(reader.ReadToEnd(), out var found, out var problem))
            throw new InvalidDataException($"The weights cannot be read: {problem}.");
        var faults = new List<string>();
        var known = new HashSet<string>(names, StringComparer.Ordinal);
        foreach (var tensor in found)
        {
            if (!known.Contains(tensor.Name)) faults.Add($"The weights hold a tensor '{tensor.Name}', which the network does not have.");
            else if (Tensors[indices[tensor.Name]] is var expected && !expected.Shape.AsSpan().SequenceEqual(tensor.Shape))
                faults.Add($"Tensor '{tensor.Name}' has shape ({string.Join(", ", tensor.Shape)}); the network needs {expected.ShapeText}.");
        }
        faults.AddRange(names.Except(found.Select(tensor => tensor.Name)).Select(
            missing => $"The weights have no tensor '{missing}' of shape {Tensors[indices[missing]].ShapeText}."));
        if (faults.Count > 0) throw new InvalidDataException(string.Join("\n", faults));
        foreach (var tensor in found) tensor.Values.CopyTo(this[tensor.Name]);
    }

    /// <summary>
    /// Whether training has changed what inference has laid out: an optimizer the weights, a mini-batch the running statistics. The next
    /// inference lays them out anew.
    /// </summary>
    internal bool IsChanged
    {
        get => isChanged;
        set => isChanged = value;
    }

    /// <summary>What an optimizer changes: stretches of the learned part of the store, all of it where nothing is frozen.</summary>
    internal IEnumerable<(int Start, int End)> Free
    {
        get
        {
            if (frozen is null)
            {
                yield return (0, LearnedLength);
                yield break;
            }
            for (var i = 0; i < Tensors.Count; i++)
                if (Tensors[i].IsLearned && !frozen[i]) yield return (starts[i], starts[i] + Tensors[i].Length);
        }
    }

    /// <summary>The table that the network was made from.</summary>
    internal IReadOnlyList<NetworkTensor> Tensors { get; }

    /// <summary>Floats of the whole memory, the gaps included.</summary>
    internal int StoreLength { get; }

    /// <summary>Floats of the learned tensors, the gaps between them included.</summary>
    internal int LearnedLength { get; }

    /// <summary>All tensors of floats, with gaps that stay 0.</summary>
    internal Span<float> Store => memory.AsSpan(first, StoreLength);

    /// <summary>How many batches the buffers have seen, by the row of the table.</summary>
    internal Span<long> Counters => counters;

    /// <summary>Where a row of the table lies in the store.</summary>
    internal Range RangeOf(int index) => starts[index]..(starts[index] + Tensors[index].Length);

    /// <summary>The numbers of a row of the table.</summary>
    internal Span<float> Values(int index) => Store[RangeOf(index)];

    private void SetFrozen(string name, bool value)
    {
        var index = IndexOf(name, isCounter: false);
        if (!Tensors[index].IsLearned)
            throw new ArgumentException($"'{name}' is a buffer; only trained parameters can be frozen.", nameof(name));
        frozen ??= new bool[Tensors.Count];
        frozen[index] = value;
        if (!frozen.Contains(true)) frozen = null;
    }

    private int IndexOf(string name, bool isCounter)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (indices.TryGetValue(name, out var index) && Tensors[index].Role == TensorRole.BatchCount == isCounter) return index;
        throw new KeyNotFoundException($"There is no tensor '{name}'; there are {string.Join(", ", names)}.");
    }

    private static unsafe int AlignedStart(float[] pinned)
    {
        var address = (nuint)Unsafe.AsPointer(ref pinned[0]);
        return (int)((Alignment - address / sizeof(float) % Alignment) % Alignment);
    }
}
