using System;
using System.IO;
using KernelGen.Execution.Tests;
using LearnDigits;
using LearnDigits.Handwriting;
using Samples.Pictures;
using Samples.Pictures.Png;
using Xunit;

namespace KernelGen.Samples.Tests.Digits;

public sealed class LearnCommandLineTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("learndigits").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("--epochs is '0'; it must be a whole number from 1 to 10000", "--epochs", "0")]
    [InlineData("--epochs is '-3'", "--epochs", "-3")]
    [InlineData("--epochs is 'many'", "--epochs", "many")]
    [InlineData("--seed is '1.5'; it must be a whole number from 0 to 2147483647", "--seed", "1.5")]
    [InlineData("--seed is '2147483648'", "--seed", "2147483648")]
    [InlineData("there is no folder 'none'; check the name given to --mnist", "--mnist", "none")]
    [InlineData("there is no folder 'text.txt'", "--mnist", "text.txt")]
    [InlineData("holds no 'train-images-idx3-ubyte' or 'train-images-idx3-ubyte.gz'", "--mnist", ".")]
    [InlineData("--mnist needs the name of a folder", "--mnist", "")]
    [InlineData("--out needs the name of a folder", "--out", "")]
    [InlineData("cannot write to 'text.txt'", "--out", "text.txt")]
    [InlineData("--nonsense", "--nonsense")]
    [InlineData("surplus", "surplus")]
    [InlineData("Required argument missing", "classify")]
    [InlineData("there is no file 'none.png'", "classify", "none.png")]
    [InlineData("it is neither PNG nor PGM nor PPM", "classify", "text.txt")]
    [InlineData("it is blank", "classify", "blank.png")]
    [InlineData("two.png", "classify", "blank.png", "two.png")]
    public void A_bad_request_gets_one_line_and_exit_code_2(string words, params string[] arguments)
    {
        File.WriteAllText(Path.Combine(_root, "text.txt"), "no picture");
        File.WriteAllBytes(Path.Combine(_root, "blank.png"), PngWriter.Write(new Picture<byte>(30, 30, 1)));
        var before = Directory.GetFileSystemEntries(_root, "*", SearchOption.AllDirectories);

        var run = SampleProcess.Run("LearnDigits", _root, [], arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.StartsWith("learndigits: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(run.Error.TrimEnd('\r', '\n').Length, run.Error.IndexOfAny(['\r', '\n']));
        Assert.Equal(before, Directory.GetFileSystemEntries(_root, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Help_names_every_option_and_command()
    {
        var run = SampleProcess.Run("LearnDigits", _root, [], "--help");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        foreach (var word in new[] { "--mnist", "--epochs", "--seed", "--resume", "--out", "classify" })
            Assert.Contains(word, run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_baked_net_reads_images_of_digits()
    {
        var digits = DigitGenerator.Generate(77, 10);
        for (var k = 0; k < 10; k++)
        {
            var picture = new Picture<byte>(DigitSet.Side, DigitSet.Side, 1, digits.Image(k).ToArray());
            File.WriteAllBytes(Path.Combine(_root, $"{digits.Labels[k]}.png"), PngWriter.Write(picture));
        }
        for (var digit = 0; digit < 10; digit++)
        {
            var run = SampleProcess.Run("LearnDigits", _root, [], "classify", $"{digit}.png");
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            Assert.StartsWith($"{digit}.png: {digit} (", run.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ReadDigit_reads_its_example_and_refuses_what_it_cannot_read()
    {
        var example = Path.Combine(Repository.Root, "samples", "ReadDigit", "example.png");
        var run = SampleProcess.Run("ReadDigit", _root, [], example, example);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(2, run.Text.Split($"{example}: 7 (").Length - 1);
        foreach (var refused in new[] { SampleProcess.Run("ReadDigit", _root, []), SampleProcess.Run("ReadDigit", _root, [], "none.png") })
        {
            Assert.Equal((2, ""), (refused.ExitCode, refused.Text));
            Assert.StartsWith("readdigit: ", refused.Error, StringComparison.Ordinal);
        }
    }
}
