using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using KernelGen.CompilerServices;
using KernelGen.Networks;
using KernelGen.Shared;

namespace KernelGen;

/// <summary>The weights of a network, with the names and layout of the equivalent <c>nn.Sequential</c> in PyTorch.</summary>
/// <remarks>
/// All tensors are in one block of memory, each at a multiple of 64 bytes; trained parameters come first, then the
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

    /// <summary>The number of trained parameters, without buffers.</summary>
    public int Count { get; }

    /// <summary>The elements of a tensor; the last index is contiguous.</summary>
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

    /// <summary>Whether a tensor is a buffer, which is loaded and saved but not trained.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no such tensor.</exception>
    public bool IsBuffer(string name) => !Tensors[IndexOf(name, isCounter: false)].IsLearned;

    /// <summary>
    /// Freezes a tensor: optimizers do not change it until <see cref="Unfreeze"/>, and its gradient does not count in a norm.
    /// </summary>
    /// <param name="name">One of <see cref="Names"/> that is not a buffer.</param>
    /// <exception cref="KeyNotFoundException">There is no such tensor.</exception>
    /// <exception cref="ArgumentException">The tensor is a buffer, which no optimizer changes.</exception>
    public void Freeze(string name) => SetFrozen(name, true);

    /// <summary>Lets optimizers change a tensor again.</summary>
    /// <param name="name">One of <see cref="Names"/> that is not a buffer.</param>
    /// <exception cref="KeyNotFoundException">There is no such tensor.</exception>
    /// <exception cref="ArgumentException">The tensor is a buffer, which no optimizer changes.</exception>
    public void Unfreeze(string name) => SetFrozen(name, false);

    /// <summary>Whether a tensor is frozen.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no such tensor.</exception>
    public bool IsFrozen(string name)
    {
        var index = IndexOf(name, isCounter: false);
        return frozen is not null && frozen[index];
    }

    /// <summary>Writes the text form that the <c>Weights</c> of a <see cref="NetworkAttribute"/> names.</summary>
    /// <param name="writer">Receives the text.</param>
    public void WriteText(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(WeightsText.FirstLine + "\n");
        foreach (var name in names) writer.Write(WeightsText.Line(new(name, Shape(name), this[name].ToArray())) + "\n");
    }

    /// <summary>Reads what <see cref="WriteText"/> writes. Call <c>Commit</c> afterwards.</summary>
    /// <param name="reader">The text.</param>
    /// <exception cref="InvalidDataException">The text is not a weights file, or belongs to another network; nothing is
    /// changed.</exception>
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
    /// Whether training has changed weights or running statistics since they were packed for inference. The next
    /// inference packs them again.
    /// </summary>
    internal bool IsChanged
    {
        get => isChanged;
        set => isChanged = value;
    }

    /// <summary>The ranges that an optimizer changes: all trained parameters except frozen tensors.</summary>
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

    /// <summary>The tensors of the network.</summary>
    internal IReadOnlyList<NetworkTensor> Tensors { get; }

    /// <summary>Floats of the whole memory, the gaps included.</summary>
    internal int StoreLength { get; }

    /// <summary>Floats of the learned tensors, the gaps between them included.</summary>
    internal int LearnedLength { get; }

    /// <summary>All tensors of floats, with gaps that stay 0.</summary>
    internal Span<float> Store => memory.AsSpan(first, StoreLength);

    /// <summary>How many batches the buffers have seen, by the row of the table.</summary>
    internal Span<long> Counters => counters;

    /// <summary>The position of a tensor in the store.</summary>
    internal Range RangeOf(int index) => starts[index]..(starts[index] + Tensors[index].Length);

    /// <summary>The elements of a tensor.</summary>
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
