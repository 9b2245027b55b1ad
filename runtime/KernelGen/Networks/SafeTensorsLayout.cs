using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace KernelGen.CompilerServices;

/// <summary>Checks what a safetensors header says against the file and the network, before any number is read.</summary>
internal static class SafeTensorsLayout
{
    /// <summary>The entries in the order of their bytes, each with its row of the table.</summary>
    /// <param name="entries">What the header says.</param>
    /// <param name="tensors">What the network needs.</param>
    /// <param name="dataLength">Bytes behind the header, if it is known.</param>
    /// <exception cref="InvalidDataException">
    /// Bytes are missing, shared or left over, or a tensor is missing, unexpected or misshapen.
    /// </exception>
    public static (SafeTensorsEntry Entry, int Row)[] Check(
        List<SafeTensorsEntry> entries, IReadOnlyList<NetworkTensor> tensors, long? dataLength)
    {
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < tensors.Count; row++) rows.Add(tensors[row].Name, row);
        foreach (var entry in entries)
        {
            if (!rows.TryGetValue(entry.Name, out var row)) throw Wrong(entry, "the network does not have it");
            CheckShape(entry, tensors[row]);
        }
        CheckBytes(entries, dataLength);
        var found = entries.Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var tensor in tensors)
        {
            // older versions of PyTorch did not count batches
            if (tensor.Role != TensorRole.BatchCount && !found.Contains(tensor.Name))
                throw new InvalidDataException($"The safetensors file lacks tensor '{tensor.Name}' of shape {tensor.ShapeText}.");
        }
        return [.. entries.Select(entry => (entry, rows[entry.Name]))];
    }

    private static void CheckShape(SafeTensorsEntry entry, NetworkTensor tensor)
    {
        var isCounter = tensor.Role == TensorRole.BatchCount;
        if (isCounter ? entry.Type != "I64" : entry.ElementBytes == 0)
            throw Wrong(entry, $"its type is {entry.Type}; {(isCounter ? "I64 is" : "F32, F16, BF16, F64 and I64 are")} read");
        if (!entry.Shape.SequenceEqual(tensor.Shape.Select(size => (ulong)size)))
            throw Wrong(entry, $"its shape is {entry.ShapeText}; the network needs {tensor.ShapeText}");
        if (entry.Bytes != entry.End - entry.Begin)
            throw Wrong(entry, $"its shape {entry.ShapeText} of {entry.Type} needs {entry.Bytes} bytes; it has {entry.End - entry.Begin}");
    }

    /// <summary>The tensors must cover the data without gaps, each byte once.</summary>
    private static void CheckBytes(List<SafeTensorsEntry> entries, long? dataLength)
    {
        entries.Sort(static (a, b) => a.Begin != b.Begin ? a.Begin.CompareTo(b.Begin) : a.End.CompareTo(b.End));
        var covered = 0UL;
        foreach (var entry in entries)
        {
            if (entry.Begin < covered)
                throw Wrong(entry, $"its bytes begin at {entry.Begin}, inside another tensor, which ends at {covered}");
            if (entry.Begin > covered)
                throw Wrong(entry, $"its bytes begin at {entry.Begin}, behind a gap, which begins at {covered}");
            covered = entry.End;
            if (dataLength is long length && covered > (ulong)length)
                throw Wrong(entry, $"its bytes end at {covered}; the file has {length} behind its header");
        }
        if (dataLength is long all && covered != (ulong)all)
            throw new InvalidDataException($"The safetensors file has {all} bytes behind its header; its tensors are {covered}.");
    }

    private static InvalidDataException Wrong(SafeTensorsEntry entry, string what) =>
        new($"Tensor '{entry.Name}' of the safetensors file: {what}.");
}
