using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using KernelGen.CompilerServices;
using Xunit;

namespace KernelGen.Execution.Tests.Networks;

/// <summary>Loading as users meet it: files that are something else, names of other programs, counts of any type, all mismatches at once.</summary>
public sealed class LoadTests
{
    public static TheoryData<string, byte[]> OtherFiles => new()
    {
        { "is a PyTorch archive", Zip("archive/data.pkl", "archive/data/0", "archive/version") },
        { "is a PyTorch archive", Zip("model/.format_version", "model/.storage_alignment") },
        { "is a NumPy archive", Zip("0.weight.npy") },
        { "is a zip archive", Zip("readme.txt") },
        { "is a Python pickle", [0x80, 2, 0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, 0x2E] },
        { "is a Python pickle", [0x80, 4, 0x95, 0, 0, 0, 0, 0, 0, 0, 0, 0x7D] },
        { "is an HTML page", Text("<!DOCTYPE html>\n<html><head><title>Sign in</title>") },
        { "is an HTML page", Text("\uFEFF  <html lang=\"en\">") },
        { "is an XML document", Text("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>AccessDenied</Code></Error>") },
        { "is a Git LFS pointer", Text("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 46830571\n") },
        { "is compressed with gzip", Gzip("anything") },
        { "is an HDF5 file", [0x89, .. "HDF\r\n\u001A\n"u8, 0, 0, 0, 0] },
        { "is a NumPy array", [0x93, .. "NUMPY"u8, 1, 0, 0x76, 0] },
        { "is an ONNX model", [8, 7, 0x12, 7, .. "pytorch"u8, 0x1A, 3, .. "1.9"u8, 0x3A, 0x80, 1] },
        { "is an ONNX model", [8, 3, 0x12, 4, .. "CNTK"u8, 0x1A, 5, .. "2.5.1"u8] },
        { "is a tar archive", [.. new byte[257].Select((_, index) => index < 5 ? (byte)'a' : (byte)0), .. "ustar"u8, 0, .. new byte[200]] },
        { "is a GGUF file", [.. "GGUF"u8, 3, 0, 0, 0, 9, 0, 0, 0] },
        { "is a JSON text", Text("{\"metadata\": {\"total_size\": 1}, \"weight_map\": {}}") },
        { "is a text file of weights", Text("kernelgen-weights 1\n0.bias 1 AACAPw==\n") },
        { "is a checkpoint of a training", [22, .. "kernelgen-checkpoint 1"u8, 0, 0, 0] },
        { "is a text that begins with 'Not Found'", Text("Not Found\n") },
        { "is a PNG image", [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13] },
        { "header is said to have", [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, .. "{}"u8] },
        { "is empty", [] },
        { "contains only white space", Text("  \n\n\n\n\n\n\n\n") },
    };

    [Theory]
    [MemberData(nameof(OtherFiles))]
    public void A_file_of_another_format_is_named_by_its_format(string says, byte[] file)
    {
        var weights = Two();
        foreach (var stream in new Stream[] { new MemoryStream(file), new Unseekable(file) })
            Assert.Contains(says, Assert.Throws<InvalidDataException>(() => weights.Load(stream)).Message, StringComparison.Ordinal);
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, file);
            var message = Assert.Throws<InvalidDataException>(() => weights.Load(path)).Message;
            Assert.Contains(says, message, StringComparison.Ordinal);
            Assert.Contains(path, message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
        Assert.All(weights.Values.ToArray(), value => Assert.Equal(7, value));
    }

    [Theory]
    [InlineData("I64", "0500000000000000", 5L)]
    [InlineData("I32", "05000000", 5L)]
    [InlineData("I16", "0500", 5L)]
    [InlineData("I8", "05", 5L)]
    [InlineData("U8", "FF", 255L)]
    [InlineData("U16", "FFFF", 65535L)]
    [InlineData("U32", "FFFFFFFF", 4294967295L)]
    [InlineData("U64", "0500000000000000", 5L)]
    [InlineData("F64", "0000000000001440", 5L)]
    [InlineData("F32", "0000A040", 5L)]
    [InlineData("F16", "0045", 5L)]
    [InlineData("BF16", "A040", 5L)]
    [InlineData("F32", "0000B040", null)]               // 5.5
    [InlineData("F32", "0000C07F", null)]               // NaN
    [InlineData("F32", "0000807F", null)]               // ∞
    [InlineData("I64", "FFFFFFFFFFFFFFFF", null)]
    [InlineData("U64", "FFFFFFFFFFFFFFFF", null)]
    public void A_count_may_be_any_number_that_is_one(string type, string data, long? count)
    {
        var bytes = Convert.FromHexString(data);
        foreach (var shape in new[] { "[]", "[1]" })
        {
            var weights = new NetworkWeights(new NetworkTensor("n", TensorRole.BatchCount, 0));
            weights.Parameters.Counter("n") = 3;
            var file = TensorFile.Of("{'n':{'dtype':'" + type + "','shape':" + shape + ",'data_offsets':[0," + bytes.Length + "]}}", bytes);
            if (count is null) Assert.Contains("it is no count", Assert.Throws<InvalidDataException>(() => weights.Load(file)).Message);
            else weights.Load(file);
            Assert.Equal(count ?? 3, weights.Parameters.Counter("n"));
        }
    }

    [Fact]
    public void Every_mismatch_is_reported()
    {
        var message = Refused(Tensors(("a", [3]), ("c", [1]), ("d", [2, 2])), new LoadOptions());
        foreach (var part in new[]
        {
            "in 4 places", "'a' of the safetensors file: its shape is (3); the network needs (2)", "'c' of the safetensors file: the network does not",
            "'d' of the safetensors file: the network does not", "lacks tensor 'b' of shape (1, 1)",
        }) Assert.Contains(part, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_prefix_is_taken_away()
    {
        var options = new LoadOptions { Prefix = "module." };
        AssertLoads(Tensors(("module.a", [2]), ("module.b", [1, 1])), options, 1, 2, 3);
        Assert.Contains("'a' of the safetensors file: the network does not have it", Refused(Tensors(("a", [2]), ("module.b", [1, 1])), options));
        AssertLoads(Tensors(("head.a", [2]), ("module.a", [2]), ("module.b", [1, 1])), options with { AllowExtra = true }, 3, 4, 5);
    }

    [Fact]
    public void Names_are_changed_behind_the_prefix()
    {
        var options = new LoadOptions { Prefix = "net.", Rename = name => name switch { "conv.weight" => "a", "conv.bias" => "b", _ => name } };
        AssertLoads(Tensors(("net.conv.weight", [2]), ("net.conv.bias", [1, 1])), options, 1, 2, 3);
        Assert.Contains("it would be the network's 'a', as 'net.conv.weight' is",
            Refused(Tensors(("net.conv.weight", [2]), ("net.a", [2]), ("net.b", [1, 1])), options));
        Assert.Throws<FormatException>(() => Two().Load(Tensors(("a", [2])), new LoadOptions { Rename = _ => throw new FormatException() }));
    }

    [Fact]
    public void Missing_tensors_keep_their_values_and_extra_ones_are_ignored()
    {
        AssertLoads(Tensors(("b", [1, 1])), new LoadOptions { AllowMissing = true }, 7, 7, 1);
        AssertLoads(Tensors(("b", [1, 1]), ("x", [4]), ("a", [2])), new LoadOptions { AllowExtra = true }, 6, 7, 1);
        AssertLoads(Tensors(("x", [100_000]), ("b", [1, 1])), new LoadOptions { AllowExtra = true, AllowMissing = true }, 7, 7, 100_001);
        Assert.Contains("has no tensor 'a'", Refused(Tensors(("b", [1, 1])), new LoadOptions { AllowExtra = true }));
        Assert.Contains("'x' of the safetensors file: the network does not", Refused(Tensors(("x", [1]), ("b", [1, 1])), new LoadOptions { AllowMissing = true }));
        // a shape that does not fit is never allowed
        Assert.Contains("its shape is (1)", Refused(Tensors(("b", [1])), new LoadOptions { AllowMissing = true, AllowExtra = true }));
    }

    [Fact]
    public void Ignored_tensors_may_have_an_unsupported_type()
    {
        var weights = Two();
        weights.Load(
            TensorFile.Of("{'mask':{'dtype':'BOOL','shape':[3],'data_offsets':[0,3]},'b':{'dtype':'F32','shape':[1,1],'data_offsets':[3,7]}}",
                [1, 0, 1, 0, 0, 0x80, 0x3F]),
            new LoadOptions { AllowExtra = true, AllowMissing = true });
        Assert.Equal(1, weights.Parameters["b"][0]);
    }

    [Fact]
    public void A_load_that_fails_late_changes_nothing()
    {
        var file = Tensors(("a", [2]), ("b", [1, 1])).ToArray();
        var weights = Two();
        Assert.Throws<InvalidDataException>(() => weights.Load(new Unseekable(file[..^2]), new LoadOptions { AllowMissing = true }));
        Assert.All(weights.Values.ToArray(), value => Assert.Equal(7, value));
        Assert.Throws<ArgumentNullException>(() => weights.Load(new MemoryStream(file), null!));
    }

    private static void AssertLoads(MemoryStream file, LoadOptions options, params float[] numbers)
    {
        var weights = Two();
        weights.Load(file, options);
        Assert.Equal(numbers, (float[])[.. weights.Parameters["a"], .. weights.Parameters["b"]]);
    }

    private static string Refused(MemoryStream file, LoadOptions options)
    {
        var weights = Two();
        var message = Assert.Throws<InvalidDataException>(() => weights.Load(file, options)).Message;
        Assert.All(weights.Values.ToArray(), value => Assert.Equal(7, value));
        return message;
    }

    private static NetworkWeights Two()
    {
        var weights = new NetworkWeights(new("a", TensorRole.Weight, 1, 2), new("b", TensorRole.Weight, 1, 1, 1));
        weights.Values.Fill(7);
        return weights;
    }

    /// <summary>Tensors of the numbers 1, 2, 3 and so on.</summary>
    private static MemoryStream Tensors(params (string Name, int[] Shape)[] tensors)
    {
        var (entries, data) = (new List<string>(), new List<byte>());
        foreach (var (name, shape) in tensors)
        {
            var begin = data.Count;
            for (var i = shape.Aggregate(1, (a, b) => a * b); i > 0; i--) data.AddRange(BitConverter.GetBytes(data.Count / 4 + 1f));
            entries.Add($"'{name}':{{'dtype':'F32','shape':[{string.Join(",", shape)}],'data_offsets':[{begin},{data.Count}]}}");
        }
        return TensorFile.Of("{" + string.Join(",", entries) + "}", [.. data]);
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Zip(params string[] names)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var name in names) using (var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open()) entry.Write(Text("0123456789"));
        return bytes.ToArray();
    }

    private static byte[] Gzip(string text)
    {
        var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Text(text));
        return bytes.ToArray();
    }

    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
