using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;
using KernelGen.CompilerServices;
using Xunit;

namespace KernelGen.Execution.Tests.Networks;

/// <summary>The format, read and written: <c>u64 length, JSON, tensors</c>, little-endian.</summary>
public sealed class SafeTensorsTests
{
    [Fact]
    public void What_is_saved_is_loaded()
    {
        var (saved, loaded) = (SmallNetwork.CreateFilled(), SmallNetwork.Create());
        using var stream = new MemoryStream();
        saved.Save(stream);
        stream.Position = 0;
        loaded.Load(stream);
        Assert.Equal(SmallNetwork.Numbers(saved), SmallNetwork.Numbers(loaded));
    }

    [Fact]
    public void A_stream_that_cannot_seek_is_read_too()
    {
        var (saved, loaded) = (SmallNetwork.CreateFilled(), SmallNetwork.Create());
        using var stream = new MemoryStream();
        saved.Save(stream);
        using var trickle = new TrickleStream(stream.ToArray());
        loaded.Load(trickle);
        Assert.Equal(SmallNetwork.Numbers(saved), SmallNetwork.Numbers(loaded));
    }

    [Fact]
    public void The_file_is_what_the_format_says()
    {
        var weights = new NetworkWeights(new("0.bias", TensorRole.Weight, 1, 2), new("1.num_batches_tracked", TensorRole.BatchCount, 0));
        weights.Parameters["0.bias"][1] = -2;
        weights.Parameters.Counter("1.num_batches_tracked") = 3;
        using var stream = new MemoryStream();
        weights.Save(stream);
        var file = stream.ToArray();
        var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        Assert.Equal(0, length % 8);
        Assert.Equal(
            "{'__metadata__':{'format':'pt'},'1.num_batches_tracked':{'dtype':'I64','shape':[],'data_offsets':[0,8]},"
            + "'0.bias':{'dtype':'F32','shape':[2],'data_offsets':[8,16]}}",
            Encoding.UTF8.GetString(file, 8, length).TrimEnd(' ').Replace('"', '\''));
        Assert.Equal([3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xC0], file[(8 + length)..]);
    }

    [Theory]
    [InlineData("F32", "0000803F 000000C0")]
    [InlineData("F16", "003C 00C0")]
    [InlineData("BF16", "803F 00C0")]
    [InlineData("F64", "000000000000F03F 00000000000000C0")]
    [InlineData("I64", "0100000000000000 FEFFFFFFFFFFFFFF")]
    public void Other_types_are_converted(string type, string data)
    {
        var bytes = Convert.FromHexString(data.Replace(" ", "", StringComparison.Ordinal));
        var weights = Bias();
        weights.Load(TensorFile.Of("{'0.bias':{'dtype':'" + type + "','shape':[2],'data_offsets':[0," + bytes.Length + "]}}", bytes));
        Assert.Equal([1, -2], weights.Parameters["0.bias"].ToArray());
    }

    [Fact]
    public void Order_spaces_and_metadata_are_free()
    {
        var weights = new NetworkWeights(new("a", TensorRole.Weight, 1, 1), new("b", TensorRole.Weight, 1, 1));
        weights.Load(TensorFile.Of(
            "{'b' : {'shape':[1], 'data_offsets':[4,8], 'dtype':'F32'}, 'a':{'data_offsets':[0,4],'dtype':'F32','shape':[1]},"
            + " '__metadata__':{'who':'me'}}   ",
            [0, 0, 0x80, 0x3F, 0, 0, 0, 0x40]));
        Assert.Equal((1f, 2f), (weights.Parameters["a"][0], weights.Parameters["b"][0]));
    }

    [Fact]
    public void A_file_without_batch_counts_is_one_of_an_older_PyTorch()
    {
        var weights = new NetworkWeights(new("0.bias", TensorRole.Weight, 1, 1), new("n", TensorRole.BatchCount, 0));
        weights.Load(TensorFile.Of("{'0.bias':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}", [0, 0, 0x80, 0x3F]));
        Assert.Equal(1, weights.Parameters["0.bias"][0]);
    }

    [Fact]
    public void A_file_on_disk_is_replaced_whole()
    {
        var folder = Directory.CreateTempSubdirectory("kernelgen");
        try
        {
            var path = Path.Combine(folder.FullName, "small.safetensors");
            SmallNetwork.CreateFilled(1).Save(path);
            var second = SmallNetwork.CreateFilled(500);
            second.Save(path);
            var loaded = SmallNetwork.Create();
            loaded.Load(path);
            Assert.Equal(SmallNetwork.Numbers(second), SmallNetwork.Numbers(loaded));
            Assert.Equal([path], Directory.GetFiles(folder.FullName));

            Directory.CreateDirectory(Path.Combine(folder.FullName, "taken"));
            Assert.ThrowsAny<Exception>(() => second.Save(Path.Combine(folder.FullName, "taken")));
            Assert.Equal([path], Directory.GetFiles(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static NetworkWeights Bias() => new(new NetworkTensor("0.bias", TensorRole.Weight, 1, 2));

    /// <summary>Hands out three bytes at a time and does not know its length.</summary>
    private sealed class TrickleStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(3, buffer.Length)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(3, count));
    }
}
