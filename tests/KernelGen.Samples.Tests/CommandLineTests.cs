using System;
using System.IO;
using System.Linq;
using KernelBank.Bank;
using KernelBank.Measuring;
using Samples.Pictures;
using Samples.Pictures.Png;
using Samples.Pictures.Pnm;
using Xunit;

namespace KernelGen.Samples.Tests;

public sealed class CommandLineTests : IDisposable
{
    private static readonly byte[] s_png = PngWriter.Write(Chance.Picture<byte>(40, 30, 3, 1));

    private readonly string _root = Directory.CreateTempSubdirectory("kernelbank").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("there is no file 'none.png'", "--image", "none.png")]
    [InlineData("there is no file", "--image", "none/none.png")]
    [InlineData("it is a folder", "--image", ".")]
    [InlineData("neither PNG nor PGM nor PPM", "--image", "text.txt")]
    [InlineData("it is empty", "--image", "empty.png")]
    [InlineData("truncated", "--image", "cut.png")]
    [InlineData("megapixels", "--image", "absurd.png")]
    [InlineData("unknown kernel 'nonsense'; choose one of blur-7x7", "--kernel", "nonsense")]
    [InlineData("unknown border 'mirror'; choose one of replicate, constant, reflect, reflect101, wrap", "--border", "mirror")]
    [InlineData("unknown border '2'", "--border", "2")]
    [InlineData("cannot write to 'text.txt'", "--image", "good.png", "--out", "text.txt")]
    [InlineData("cannot write to 'text.txt/deep'", "--image", "good.png", "--out", "text.txt/deep")]
    [InlineData("choose the kernel", "--image", "good.png", "--out", "-")]
    [InlineData("--nonsense", "--nonsense")]
    [InlineData("surplus", "surplus")]
    [InlineData("@good.png", "@good.png")]
    [InlineData("--image", "--image")]
    [InlineData("--out", "--out", "")]
    [InlineData("standard input: it is empty", "--image", "-")]
    public void A_bad_request_gets_one_line_and_exit_code_2(string words, params string[] arguments)
    {
        File.WriteAllText(Path.Combine(_root, "text.txt"), "no picture");
        File.WriteAllBytes(Path.Combine(_root, "empty.png"), []);
        File.WriteAllBytes(Path.Combine(_root, "good.png"), s_png);
        File.WriteAllBytes(Path.Combine(_root, "cut.png"), s_png[..^20]);
        File.WriteAllBytes(Path.Combine(_root, "absurd.png"), new PngBuilder().Header(2_000_000_000, 1, 8, 0).Data([0]).End());
        var before = Directory.GetFileSystemEntries(_root, "*", SearchOption.AllDirectories);

        var run = Run([], arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.StartsWith("kernelbank: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(run.Error.TrimEnd('\r', '\n').Length, run.Error.IndexOfAny(['\r', '\n']));
        Assert.Equal(before, Directory.GetFileSystemEntries(_root, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Help_names_every_option_and_kernel()
    {
        var run = Run([], "--help");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        foreach (var word in new[] { "--image", "--out", "--border", "--kernel" }.Concat(Catalog.Names))
            Assert.Contains(word, run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_png_in_a_pipe_gives_a_png_and_nothing_else()
    {
        var picture = Chance.Picture<byte>(41, 23, 4, 2);
        foreach (var name in new[] { "poster-sharpen", "sobel-x" })
        {
            var run = Run(PngWriter.Write(picture), "--image", "-", "--kernel", name, "--out", "-", "--border", "wrap");
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            var entry = Catalog.Find<byte>(BorderMode.Wrap, 4, [name]).Single();
            Assert.Equal(PngWriter.Write(new Trial<byte>(picture).Filter(entry)), run.Output);
        }
        Assert.Empty(Directory.GetFileSystemEntries(_root));
    }

    [Fact]
    public void A_pixel_map_in_a_pipe_gives_a_pixel_map_of_the_same_depth()
    {
        var picture = Chance.Picture<ushort>(17, 9, 1, 3);
        var run = Run(PnmWriter.Write(picture), "--image", "-", "--kernel", "Gaussian", "--out", "-");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var entry = Catalog.Find<ushort>(BorderMode.Replicate, 1, ["gaussian"]).Single();
        PngTests.AssertSame(new Trial<ushort>(picture).Filter(entry), PnmReader.Read(run.Output));
    }

    [Fact]
    public void A_gallery_is_written_whole_and_is_self_contained()
    {
        File.WriteAllBytes(Path.Combine(_root, "a & b.png"), s_png);
        var run = Run([], "--image", "a & b.png");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain('\x1b', run.Text);
        foreach (var name in Catalog.Names)
            Assert.Matches($@"(?m)^{name} .* yes\r?$", run.Text);

        var files = Directory.GetFiles(Path.Combine(_root, "gallery")).Select(static file => Path.GetFileName(file)!);
        var expected = Catalog.Names.Select(static name => name + ".png").Append("gallery.html").Append("original.png");
        Assert.Equal(expected.Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
        var page = File.ReadAllText(Path.Combine(_root, "gallery", "gallery.html"));
        Assert.DoesNotContain("http", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=\"gallery", page, StringComparison.Ordinal);
        Assert.Contains("a &amp; b.png, 40 x 30 pixels", page, StringComparison.Ordinal);
        Assert.Equal(Catalog.Names.Count, page.Split("<img src=\"data:image/png;base64,").Length - 1);
        Assert.Equal(Catalog.Names.Count, page.Split(" alt=\"The result of ").Length - 1);
    }

    [Fact]
    public void One_kernel_of_a_deep_image_is_written_at_its_depth()
    {
        var picture = Chance.Picture<ushort>(31, 12, 1, 4);
        File.WriteAllBytes(Path.Combine(_root, "deep.png"), PngWriter.Write(picture));
        var run = Run([], "--image", "deep.png", "--kernel", "sharpen", "--border", "reflect101", "--out", "one");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var entry = Catalog.Find<ushort>(BorderMode.Reflect101, 1, ["sharpen"]).Single();
        var written = PngReader.Read(File.ReadAllBytes(Path.Combine(_root, "one", "sharpen.png")));
        PngTests.AssertSame(new Trial<ushort>(picture).Filter(entry), written);
        Assert.False(File.Exists(Path.Combine(_root, "one", "sobel-x.png")));
    }

    private SampleProcess Run(byte[] input, params string[] arguments) => SampleProcess.Run("KernelBank", _root, input, arguments);
}
