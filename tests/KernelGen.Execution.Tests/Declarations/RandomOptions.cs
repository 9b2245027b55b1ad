using System;
using System.Globalization;
using System.Linq;

namespace KernelGen.Execution.Tests;

/// <summary>Options at random, never contradictory: every combination that a declaration may have has its chance.</summary>
internal static class RandomOptions
{
    private static readonly string[] Divisors = ["1", "1", "1", "2", "3", "16", "49", "441", "256", "-7", "0.5", "10", "0.3"];
    private static readonly string[] Offsets = ["0", "0", "128", "0.5", "-0.25", "-7", "0.1", "1e-3", "33.3"];

    /// <param name="random">Where chance comes from.</param>
    /// <param name="pair">Decides which options have a meaning.</param>
    /// <param name="rows">Of the kernel, for the anchor.</param>
    /// <param name="columns">Of the kernel, for the anchor.</param>
    public static Options Next(Random random, Pair pair, int rows, int columns)
    {
        var options = new Options
        {
            Divisor = Pick(random, Divisors),
            Offset = Chance(random, 0.4) ? Pick(random, Offsets) : "0",
            Absolute = Chance(random, 0.15),
            Flip = Chance(random, 0.25),
            Dilation = Chance(random, 0.2) ? random.Next(2, 4) : 1,
            Channels = Chance(random, 0.35) ? random.Next(2, 5) : 1,
            Rounding = !pair.HasRealDestination && Chance(random, 0.4) ? Pick(random, Enum.GetValues<MidpointRounding>()) : default,
        };
        options = random.Next(10) switch
        {
            < 6 => Same(random, pair, options, rows, columns),
            < 8 => options with { Mode = ConvolutionMode.Valid, Stride = Stride(random) },
            8 => Bordered(random, pair, options with { Mode = ConvolutionMode.Full }),
            _ => options with { Padding = random.Next(0, Math.Max(rows, columns)), Stride = Stride(random) },
        };
        var keepsAlpha = options is { Channels: 4, Mode: ConvolutionMode.Same, Padding: null } && pair.Source == pair.Destination;
        return options with { PreserveAlpha = keepsAlpha && Chance(random, 0.5) };
    }

    public static T Pick<T>(Random random, T[] values) => values[random.Next(values.Length)];

    public static bool Chance(Random random, double probability) => random.NextDouble() < probability;

    private static Options Same(Random random, Pair pair, Options options, int rows, int columns)
    {
        options = Bordered(random, pair, options with { Stride = Stride(random) });
        if (Chance(random, 0.2)) options = options with { AnchorRow = random.Next(rows) };
        if (Chance(random, 0.2)) options = options with { AnchorColumn = random.Next(columns) };
        return options;
    }

    private static Options Bordered(Random random, Pair pair, Options options)
    {
        options = options with { Border = Pick(random, Enum.GetValues<BorderMode>()) };
        return options.Border != BorderMode.Constant || Chance(random, 0.4) ? options : options with { BorderValue = BorderValue(random, pair) };
    }

    private static string BorderValue(Random random, Pair pair) => pair.SourceName switch
    {
        "byte" => Pick(random, ["255", "17", "128"]),
        "short" => Pick(random, ["-32768", "32767", "-5"]),
        "ushort" => Pick(random, ["65535", "4096"]),
        _ => Pick(random, ["-3", "7", "2"]),
    };

    private static int Stride(Random random) => Chance(random, 0.3) ? random.Next(2, 5) : 1;

    /// <summary>A number as C# and every reader of decimals understand it.</summary>
    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Texts of many numbers.</summary>
    public static string[] Texts(int count, Func<double> next) => Enumerable.Range(0, count).Select(_ => Text(next())).ToArray();
}
