using System;
using System.Globalization;
using System.Linq;

namespace KernelGen.Peers;

/// <summary>The command line.</summary>
/// <param name="Filter">Only cases whose name contains this.</param>
/// <param name="Part">Only the images, or only the networks; null: both.</param>
/// <param name="Sizes">Only these sizes; null: those of each case.</param>
/// <param name="Rounds">Runs of each contestant.</param>
/// <param name="Output">The Markdown file for the table, in addition to the console.</param>
/// <param name="Shims">The folder of the native shims.</param>
/// <param name="HalideKernels">The file for the list of kernels for Halide's pipelines; nothing is measured then.</param>
internal sealed record CommandLine(
    string Filter = "", string? Part = null, (int Width, int Height)[]? Sizes = null, int Rounds = 15, string? Output = null, string Shims = "",
    string? HalideKernels = null)
{
    public const string Pictures = "pictures";
    public const string Networks = "networks";

    private const int Smallest = 64;    // larger than every window

    public const string Usage = """
        benchmarks/peers/run [options]
          --filter TEXT         only cases whose name contains TEXT
          --part PART           pictures or networks; both without it
          --sizes WxH[,WxH]     these sizes instead of 512x512,1920x1080,3840x2160 and those of single cases
          --rounds N            turns of each contestant (15)
          --out FILE            also write the table there, as Markdown; of a table that is there, networks alone replace their section
        """;

    /// <exception cref="FormatException">An option is unknown, lacks its value, or has one that cannot be read.</exception>
    public static CommandLine Parse(string[] words)
    {
        var result = new CommandLine();
        for (var i = 0; i < words.Length; i += 2)
        {
            if (i + 1 == words.Length) throw new FormatException($"'{words[i]}' has no value, or is not an option.");
            var value = words[i + 1];
            result = words[i] switch
            {
                "--filter" => result with { Filter = value },
                "--part" when value is Pictures or Networks => result with { Part = value },
                "--sizes" => result with { Sizes = value.Split(',').Select(Size).ToArray() },
                "--rounds" => result with { Rounds = Number(value) },
                "--out" => result with { Output = value },
                "--shims" => result with { Shims = value },
                "--halide-kernels" => result with { HalideKernels = value },
                _ => throw new FormatException($"'{words[i]}' is not an option."),
            };
        }
        return result;
    }

    private static (int, int) Size(string text)
    {
        var parts = text.Split('x');
        if (parts is not [var width, var height]) throw new FormatException($"'{text}' is not a size such as 1920x1080.");
        return Math.Min(Number(width), Number(height)) >= Smallest ? (Number(width), Number(height))
            : throw new FormatException($"'{text}' is too small: a side has at least {Smallest} pixels.");
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
            : throw new FormatException($"'{text}' is not a number of at least 1.");
}
