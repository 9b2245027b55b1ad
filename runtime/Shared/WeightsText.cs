using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace KernelGen.Shared;

/// <summary>A tensor of a weights file.</summary>
/// <param name="Name">Its name, as in an <c>nn.Sequential</c>: <c>0.weight</c>.</param>
/// <param name="Shape">Its sizes, outermost first.</param>
/// <param name="Values">Its numbers, the last index running fastest.</param>
internal sealed record WeightsTensor(string Name, int[] Shape, float[] Values);

/// <summary>The text format of trained weights, which the runtime writes and the compiler reads.</summary>
/// <remarks>
/// The first line is <c>kernelgen-weights 1</c>. Each further line is a tensor: its name, its shape as <c>16x8x5x5</c> and its numbers
/// as base64 of little-endian floats, with one space between. Lines end in LF or CR LF; a last empty line is no tensor.
/// </remarks>
internal static class WeightsText
{
    /// <summary>The first line of every file.</summary>
    public const string FirstLine = "kernelgen-weights 1";

    /// <summary>The line of a tensor, without its end.</summary>
    public static string Line(WeightsTensor tensor) =>
        $"{tensor.Name} {string.Join("x", tensor.Shape.Select(size => size.ToString(CultureInfo.InvariantCulture)))} "
        + Convert.ToBase64String(Bytes(tensor.Values));

    /// <summary>Reads a file's text.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="tensors">The tensors in the order of their lines; empty when there is a problem.</param>
    /// <param name="problem">What is wrong and in which line, or null.</param>
    /// <returns>Whether the text is a weights file.</returns>
    public static bool TryRead(string text, out IReadOnlyList<WeightsTensor> tensors, out string? problem)
    {
        var read = new List<WeightsTensor>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        tensors = [];
        problem = null;
        var number = 0;
        for (var start = 0; start < text.Length && problem is null;)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            var line = text.Substring(start, end - start).TrimEnd('\r');
            start = end + 1;
            number++;
            if (number == 1)
            {
                if (line != FirstLine) problem = $"the first line must be '{FirstLine}'";
                continue;
            }
            if (line.Length == 0 && start >= text.Length) break;
            var tensor = ReadLine(line, out problem);
            if (tensor is null) continue;
            if (!names.Add(tensor.Name)) problem = $"tensor '{tensor.Name}' is there twice";
            read.Add(tensor);
        }
        if (number == 0) problem = $"it is empty; the first line must be '{FirstLine}'";
        else if (problem is not null) problem = $"line {number.ToString(CultureInfo.InvariantCulture)}: {problem}";
        if (problem is null) tensors = read;
        return problem is null;
    }

    private static WeightsTensor? ReadLine(string line, out string? problem)
    {
        var parts = line.Split(' ');
        if (parts.Length != 3 || parts[0].Length == 0)
        {
            problem = "a tensor is its name, its shape and its numbers, with one space between";
            return null;
        }
        var (name, sizes) = (parts[0], parts[1].Split('x'));
        var shape = new int[sizes.Length];
        var count = 1L;
        for (var i = 0; i < shape.Length; i++)
        {
            var isNumber = int.TryParse(sizes[i], NumberStyles.None, CultureInfo.InvariantCulture, out shape[i]);
            if (!isNumber || shape[i] < 1 || count > int.MaxValue)
            {
                problem = $"tensor '{name}': '{parts[1]}' is no shape; one is written like 16x8x5x5";
                return null;
            }
            count *= shape[i];
        }
        var values = Floats(parts[2]);
        problem = values is null ? $"tensor '{name}': its numbers are no base64 of whole floats"
            : values.Length != count ? FormattableString.Invariant($"tensor '{name}': shape {parts[1]} needs {count} numbers, found {values.Length}")
            : null;
        return problem is null ? new(name, shape, values!) : null;
    }

    private static byte[] Bytes(float[] values)
    {
        var bytes = new byte[4L * values.Length];
        Buffer.BlockCopy(values, 0, bytes, 0, bytes.Length);
        if (!BitConverter.IsLittleEndian) Reverse(bytes);
        return bytes;
    }

    private static float[]? Floats(string base64)
    {
        byte[] bytes;
        try
        {
            bytes = Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            return null;
        }
        if (bytes.Length % 4 != 0) return null;
        if (!BitConverter.IsLittleEndian) Reverse(bytes);
        var values = new float[bytes.Length / 4];
        Buffer.BlockCopy(bytes, 0, values, 0, bytes.Length);
        return values;
    }

    private static void Reverse(byte[] bytes)
    {
        for (var i = 0; i < bytes.Length; i += 4) Array.Reverse(bytes, i, 4);
    }
}
