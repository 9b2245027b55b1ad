using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Samples;
using Samples.Pictures;

namespace ReadDigit;

/// <summary>Classifies an image with the network whose weights are compiled into the program.</summary>
internal static class Classification
{
    private const int HalfInk = 110;

    /// <summary>Reads a file and prints the answer; at a terminal also the input of the network.</summary>
    /// <returns>The exit code: 0.</returns>
    /// <exception cref="RefusedException">The file is not an image, or it is blank.</exception>
    public static int Print(string path)
    {
        var picture = PictureFile.Read(path).Picture;
        byte[] pixels;
        try
        {
            pixels = DigitForm.Of(picture);
        }
        catch (RefusedException e)
        {
            throw new RefusedException($"cannot read a digit in '{path}': {e.Message}");
        }
        if (!Console.IsOutputRedirected) Console.Write(Drawing(pixels));
        Console.WriteLine($"{path}: {Answer(pixels)}");
        return 0;
    }

    /// <summary>The most probable digit, and the next: <c>7 (99.81 %), otherwise 1 (0.12 %)</c>.</summary>
    public static string Answer(ReadOnlySpan<byte> pixels)
    {
        var answers = new float[BakedDigitNet.OutputLength];
        new BakedDigitNet().Forward(pixels, answers);
        Probabilities.Of(answers);
        var order = Enumerable.Range(0, answers.Length).OrderByDescending(digit => answers[digit]).ToArray();
        return string.Create(
            CultureInfo.InvariantCulture, $"{order[0]} ({answers[order[0]]:P2}), otherwise {order[1]} ({answers[order[1]]:P2})");
    }

    // Two rows of pixels in a line of text.
    private static string Drawing(byte[] pixels)
    {
        var text = new StringBuilder();
        for (var k = 0; k < pixels.Length; k++)
        {
            if (k / DigitForm.Side % 2 != 0) continue;
            var (upper, lower) = (pixels[k] > HalfInk, pixels[k + DigitForm.Side] > HalfInk);
            text.Append((upper, lower) switch { (true, true) => '█', (true, false) => '▀', (false, true) => '▄', _ => ' ' });
            if (k % DigitForm.Side == DigitForm.Side - 1) text.AppendLine();
        }
        return text.ToString();
    }
}
