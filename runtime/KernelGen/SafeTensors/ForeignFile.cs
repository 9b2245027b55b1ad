using System;
using System.Text;

namespace KernelGen.SafeTensors;

/// <summary>Detects files that are not safetensors files by their first bytes, and says what to do.</summary>
internal static class ForeignFile
{
    /// <summary>The number of bytes that are examined.</summary>
    public const int Start = 512;

    private const string SaveFile = "write one in Python with safetensors.torch.save_file(model.state_dict(), \"model.safetensors\")";

    /// <summary>What the file is and what to do, as the end of a sentence; null for an unknown kind.</summary>
    /// <param name="start">Its first bytes.</param>
    public static string? Describe(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty) return "is empty: the download or the program that wrote it did not finish";
        if (start.StartsWith("PK"u8)) return Zip(start);
        if (start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])) return "is compressed with gzip: unpack it first";
        if (start.StartsWith("BZh"u8)) return "is compressed with bzip2: unpack it first";
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z']))
            return "is compressed with xz: unpack it first";
        if (start.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD])) return "is compressed with zstd: unpack it first";
        if (start.StartsWith((ReadOnlySpan<byte>)[(byte)'7', (byte)'z', 0xBC, 0xAF])) return "is a 7z archive: unpack it first";
        if (start.Length > 262 && start.Slice(257, 5).SequenceEqual("ustar"u8)) return "is a tar archive: unpack it first";
        if (start.Length > 1 && start[0] == 0x80 && start[1] is >= 1 and <= 5)
            return $"is a Python pickle (an old .pt or .pth file of PyTorch): {SaveFile}";
        if (start.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'H', (byte)'D', (byte)'F']))
            return "is an HDF5 file (.h5, as Keras writes it): convert its tensors to safetensors in Python";
        if (start.StartsWith((ReadOnlySpan<byte>)[0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y']))
            return "is a NumPy array (.npy): write safetensors.numpy.save_file({name: array}, \"model.safetensors\") in Python";
        if (start.StartsWith("GGUF"u8)) return "is a GGUF file: convert it to safetensors";
        if (start.Length > 8 && start.Slice(4, 4).SequenceEqual("TFL3"u8))
            return "is a TensorFlow Lite model: convert its tensors to safetensors";
        if (IsOnnx(start)) return "is an ONNX model: write its weights as safetensors";
        if (start.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])) return "is a PNG image";
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return "is a JPEG image";
        if (start.StartsWith("%PDF"u8)) return "is a PDF document";
        if (start.Length > 1 && start[0] == 22 && start[1..].StartsWith("kernelgen-checkpoint"u8))
            return "is a checkpoint of a training: name it as TrainerOptions.Checkpoint, or save the network with Save";
        return Text(start);
    }

    /// <summary>
    /// The beginning of a protocol buffer as exporters write it: the version of the format, then who wrote it or the graph.
    /// </summary>
    private static bool IsOnnx(ReadOnlySpan<byte> start) => start.Length >= 8 && start[0] == 8 && start[1] is >= 1 and < 32
        && start[2] is 0x12 or 0x1A or 0x22 or 0x28 or 0x32 or 0x3A or 0x42 && (start[3..8].IndexOfAnyExcept((byte)0) >= 0);

    private static string Zip(ReadOnlySpan<byte> start)
    {
        if (start.IndexOf("data.pkl"u8) >= 0 || start.IndexOf(".format_version"u8) >= 0 || start.IndexOf("/byteorder"u8) >= 0)
            return $"is a PyTorch archive (.pt or .pth): {SaveFile}";
        if (start.IndexOf(".npy"u8) >= 0) return "is a NumPy archive (.npz): write its arrays with safetensors.numpy.save_file in Python";
        return $"is a zip archive; if it is a .pt file of PyTorch, {SaveFile}";
    }

    private static string? Text(ReadOnlySpan<byte> start)
    {
        foreach (var value in start)
            if (value is < 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C)) return null;
        var decoded = Encoding.UTF8.GetString(start);
        // what is no UTF-8 is no text; only the last letter may be cut
        if (decoded.IndexOf('\uFFFD') is >= 0 and var wrong && (wrong == 0 || wrong < decoded.Length - 1)) return null;
        var text = decoded.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (text.StartsWith("version https://git-lfs", StringComparison.Ordinal))
            return "is a Git LFS pointer, not the file itself: run 'git lfs pull'";
        if (text.StartsWith('<'))
            return text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) && !text.Contains("<html", StringComparison.OrdinalIgnoreCase)
                ? "is an XML document, perhaps the answer of a server that refused the download: open it in a text editor"
                : "is an HTML page, not the file itself: download the file that the page links to";
        if (text.StartsWith("kernelgen-weights", StringComparison.Ordinal))
            return "is a text file of weights for [Network(Weights = …)]: add it to AdditionalFiles, or read it with Parameters.ReadText";
        if (text.StartsWith('{') || text.StartsWith('['))
            return "is a JSON text, perhaps the index of a model in several safetensors files: load those with AllowMissing";
        var line = text.Split('\n')[0].TrimEnd('\r');
        return text.Length == 0 ? "contains only white space" : $"is a text that begins with '{(line.Length > 40 ? line[..40] + "…" : line)}'";
    }
}
