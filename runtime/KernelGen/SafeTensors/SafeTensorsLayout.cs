using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using KernelGen.CompilerServices;

namespace KernelGen.SafeTensors;

/// <summary>Checks a safetensors header against the file and the network, before any element is read.</summary>
internal static class SafeTensorsLayout
{
    /// <summary>The entries in the order of their bytes, each with its row of the table; no row for one that is ignored.</summary>
    /// <param name="entries">What the header says.</param>
    /// <param name="tensors">What the network needs.</param>
    /// <param name="dataLength">The number of bytes after the header, if it is known.</param>
    /// <param name="options">How names are mapped, and what may be missing.</param>
    /// <exception cref="InvalidDataException">
    /// Bytes are missing, shared or left over, or tensors are missing, unexpected or of another shape: the message names all of them.
    /// </exception>
    public static (SafeTensorsEntry Entry, int? Row)[] Check(
        List<SafeTensorsEntry> entries, IReadOnlyList<NetworkTensor> tensors, long? dataLength, LoadOptions options)
    {
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < tensors.Count; row++) rows.Add(tensors[row].Name, row);
        var (taken, faults) = (new Dictionary<int, SafeTensorsEntry>(), new List<string>());
        var found = new List<(SafeTensorsEntry Entry, int? Row)>();
        foreach (var entry in entries)
        {
            var row = NetworkName(entry.Name, options) is { } name && rows.TryGetValue(name, out var known) ? known : (int?)null;
            found.Add((entry, row));
            if (row is not { } place)
            {
                if (!options.AllowExtra) faults.Add(Wrong(entry, "the network does not have it"));
            }
            else if (!taken.TryAdd(place, entry))
            {
                faults.Add(Wrong(entry, $"it maps to the network's '{tensors[place].Name}', and so does '{taken[place].Name}'"));
            }
            else if (Fault(entry, tensors[place]) is { } fault)
            {
                faults.Add(Wrong(entry, fault));
            }
        }
        for (var row = 0; row < tensors.Count; row++)
        {
            // older versions of PyTorch did not count batches
            if (!options.AllowMissing && tensors[row].Role != TensorRole.BatchCount && !taken.ContainsKey(row))
                faults.Add($"The safetensors file has no tensor '{tensors[row].Name}' of shape {tensors[row].ShapeText}.");
        }
        if (faults.Count == 1) throw new InvalidDataException(faults[0]);
        if (faults.Count > 1)
        {
            throw new InvalidDataException(
                $"The safetensors file does not match the network; {faults.Count} differences:\n    {string.Join("\n    ", faults)}");
        }
        CheckBytes(found, dataLength);
        return [.. found];
    }

    /// <summary>The network's name for a tensor of the file; null if the network does not have it.</summary>
    private static string? NetworkName(string name, LoadOptions options)
    {
        if (!name.StartsWith(options.Prefix, StringComparison.Ordinal)) return null;
        var rest = name[options.Prefix.Length..];
        return options.Rename is { } rename ? rename(rest) : rest;
    }

    private static string? Fault(SafeTensorsEntry entry, NetworkTensor tensor)
    {
        var isCounter = tensor.Role == TensorRole.BatchCount;
        if (isCounter && entry.ElementBytes == 0) return $"its type is {entry.Type}; supported types are integers, F32, F16, BF16 and F64";
        if (!isCounter && !SafeTensorsNumbers.IsOfWeights(entry.Type))
            return $"its type is {entry.Type}; supported types are F32, F16, BF16, F64 and I64";
        if (isCounter ? entry.Shape is not ([] or [1]) : !entry.Shape.SequenceEqual(tensor.Shape.Select(size => (ulong)size)))
            return $"its shape is {entry.ShapeText}; the network needs {tensor.ShapeText}";
        return entry.Bytes != entry.End - entry.Begin
            ? $"its shape {entry.ShapeText} of {entry.Type} needs {entry.Bytes} bytes; it has {entry.End - entry.Begin}"
            : null;
    }

    /// <summary>The tensors must cover the data without gaps, each byte once.</summary>
    private static void CheckBytes(List<(SafeTensorsEntry Entry, int? Row)> found, long? dataLength)
    {
        found.Sort(static (a, b) => (a.Entry.Begin, a.Entry.End).CompareTo((b.Entry.Begin, b.Entry.End)));
        var covered = 0UL;
        foreach (var (entry, _) in found)
        {
            if (entry.Begin < covered) throw Bytes(entry, $"begin at {entry.Begin}, inside another tensor, which ends at {covered}");
            if (entry.Begin > covered) throw Bytes(entry, $"begin at {entry.Begin}, after a gap that begins at {covered}");
            covered = entry.End;
            if (dataLength is long length && covered > (ulong)length)
                throw Bytes(entry, $"end at {covered}; the file has {length} after its header");
        }
        if (dataLength is long all && covered != (ulong)all)
            throw new InvalidDataException($"The safetensors file has {all} bytes after its header; its tensors have {covered}.");
    }

    private static InvalidDataException Bytes(SafeTensorsEntry entry, string what) => new(Wrong(entry, "its bytes " + what));

    private static string Wrong(SafeTensorsEntry entry, string what) => $"Tensor '{entry.Name}' of the safetensors file: {what}.";
}
