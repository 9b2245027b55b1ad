using System;
using System.IO;
using System.Linq;
using KernelGen.CompilerServices;
using Xunit;

namespace KernelGen.Execution.Tests.Networks;

/// <summary>Malformed files: one <see cref="InvalidDataException"/> that names the tensor, and nothing is changed.</summary>
public sealed class HostileSafeTensorsTests
{
    private const string A = "'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}";
    private const string B = "'b':{'dtype':'F32','shape':[1,1],'data_offsets':[8,12]}";

    /// <param name="says">Part of the message.</param>
    /// <param name="header">The header, with ' for its quotation marks and A, B for the entries that the network needs.</param>
    /// <param name="dataLength">Bytes behind the header.</param>
    [Theory]
    [InlineData("lacks tensor 'b' of shape (1, 1)", "{A}", 8)]
    [InlineData(
        "'c' of the safetensors file: the network does not have it",
        "{A,B,'c':{'dtype':'F32','shape':[1],'data_offsets':[12,16]}}",
        16)]
    [InlineData("'a' is twice", "{A,A,B}", 12)]
    [InlineData(
        "'a' of the safetensors file: its shape is (1, 2); the network needs (2)",
        "{'a':{'dtype':'F32','shape':[1,2],'data_offsets':[0,8]},B}",
        12)]
    [InlineData("'a' of the safetensors file: its type is I32", "{'a':{'dtype':'I32','shape':[2],'data_offsets':[0,8]},B}", 12)]
    [InlineData("its shape (2) of F32 needs 8 bytes; it has 12", "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,12]},B}", 12)]
    [InlineData(
        "'b' of the safetensors file: its bytes begin at 4, inside another tensor, which ends at 8",
        "{A,'b':{'dtype':'F32','shape':[1,1],'data_offsets':[4,8]}}",
        8)]
    [InlineData(
        "'b' of the safetensors file: its bytes begin at 12, behind a gap, which begins at 8",
        "{A,'b':{'dtype':'F32','shape':[1,1],'data_offsets':[12,16]}}",
        16)]
    [InlineData("'b' of the safetensors file: its bytes end at 12; the file has 11", "{A,B}", 11)]
    [InlineData("has 13 bytes behind its header; its tensors are 12", "{A,B}", 13)]
    [InlineData(
        "'a' of the safetensors header: its bytes end at 0, before they begin at 8",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[8,0]},B}",
        12)]
    [InlineData("'a' of the safetensors header: its shape holds something", "{'a':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}}", 8)]
    [InlineData("'a' of the safetensors header: its shape holds something", "{'a':{'dtype':'F32','shape':[2.5],'data_offsets':[0,8]}}", 8)]
    [InlineData("its data_offsets holds something", "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,9223372036854775808]}}", 8)]
    [InlineData("its data_offsets holds something", "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,99999999999999999999999]}}", 8)]
    [InlineData(
        "its shape is (9223372036854775807, 9223372036854775807)",
        "{'a':{'dtype':'F32','shape':[9223372036854775807,9223372036854775807],'data_offsets':[0,8]}}",
        8)]
    [InlineData(
        "its shape has more than 16 numbers",
        "{'a':{'dtype':'F32','shape':[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],'data_offsets':[0,8]}}",
        8)]
    [InlineData("'a' of the safetensors header: its entry needs dtype, shape and two data_offsets", "{'a':{'dtype':'F32','shape':[2]}}", 8)]
    [InlineData("needs dtype, shape and two", "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,4,8]}}", 8)]
    [InlineData("repeated or misshapen 'shape'", "{'a':{'dtype':'F32','shape':[2],'shape':[2],'data_offsets':[0,8]}}", 8)]
    [InlineData("unknown, repeated or malformed 'strides'", "{'a':{'dtype':'F32','shape':[2],'strides':[1],'data_offsets':[0,8]}}", 8)]
    [InlineData("repeated or misshapen 'dtype'", "{'a':{'dtype':7,'shape':[2],'data_offsets':[0,8]}}", 8)]
    [InlineData("'a' of the safetensors header: its entry is not a JSON object", "{'a':[]}", 0)]
    [InlineData("metadata holds something", "{'__metadata__':{'a':1}}", 0)]
    [InlineData("metadata is no JSON object", "{'__metadata__':'a'}", 0)]
    [InlineData("is no JSON object", "[]", 0)]
    [InlineData("is no JSON", "{'a':", 0)]
    [InlineData("is no JSON", "{} {}", 0)]
    [InlineData("is no JSON", "", 0)]
    [InlineData("is no JSON", "{'a\\ud800':{}}", 0)]
    [InlineData("its shape holds something", "{'a':{'shape':[[[[[[[[[[1]]]]]]]]]]}}", 0)]
    public void Malformed_headers_are_refused(string says, string header, int dataLength) =>
        Refused(says, TensorFile.Of(header.Replace("A", A).Replace("B", B), new byte[dataLength]).ToArray());

    [Fact]
    public void A_header_longer_than_the_file_takes_no_memory()
    {
        Refused("is said to have 1000 bytes; the file has 2 behind", TensorFile.Bytes("{}"u8.ToArray(), [], 1000));
        Refused("at most 100000000 are possible", TensorFile.Bytes("{}"u8.ToArray(), [], 1UL << 63));
        Refused("at most 100000000 are possible", TensorFile.Bytes("{}"u8.ToArray(), [], ulong.MaxValue));
        var file = TensorFile.Bytes("{}"u8.ToArray(), [], 99_999_999);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => Network().Load(new MemoryStream(file)));
        Assert.Throws<InvalidDataException>(() => Network().Load(new Unseekable(file)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void Every_truncated_file_is_refused()
    {
        using var whole = new MemoryStream();
        Network().Save(whole);
        var file = whole.ToArray();
        for (var length = 0; length < file.Length; length++)
        {
            Refused("", file[..length]);
            Assert.Throws<InvalidDataException>(() => Network().Load(new Unseekable(file[..length])));
        }
        Assert.Throws<InvalidDataException>(() => Network().Load(new Unseekable([.. file, 0])));
    }

    [Fact]
    public void Damaged_files_are_read_or_refused_and_never_anything_else()
    {
        using var whole = new MemoryStream();
        SmallNetwork.CreateFilled().Save(whole);
        var random = new Random(11);
        for (var n = 0; n < 3000; n++)
        {
            var file = whole.ToArray();
            for (var damage = random.Next(1, 4); damage > 0; damage--) file[random.Next(900)] = (byte)random.Next(256);
            var weights = SmallNetwork.CreateFilled(7);
            var before = SmallNetwork.Numbers(weights);
            try
            {
                weights.Load(new MemoryStream(file));
            }
            catch (InvalidDataException)
            {
                Assert.Equal(before, SmallNetwork.Numbers(weights));
            }
        }
    }

    private static NetworkWeights Network()
    {
        var weights = new NetworkWeights(new("a", TensorRole.Weight, 1, 2), new("b", TensorRole.Weight, 1, 1, 1));
        weights.Values.Fill(7);
        return weights;
    }

    private static void Refused(string says, byte[] file)
    {
        var weights = Network();
        var message = Assert.Throws<InvalidDataException>(() => weights.Load(new MemoryStream(file))).Message;
        Assert.Contains(says, message, StringComparison.Ordinal);
        Assert.True(weights.Values.ToArray().All(value => value == 7), "the parameters were changed");
    }

    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
