using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace KernelGen.Execution.Tests.GeneratedNetworks;

/// <summary>Attributes of networks at random. Most fit together; the compiler refuses the others.</summary>
internal sealed class RandomNetworks(Random random)
{
    private readonly List<(string Name, int Channels)> named = [];
    private int channels;
    private bool isFlat;
    private bool isSignal;

    /// <param name="layers">About how many layers.</param>
    /// <param name="isExact">Whether integers stay integers: no divisions, no transcendental functions.</param>
    public string Next(int layers, bool isExact)
    {
        named.Clear();
        (isFlat, isSignal) = (false, random.Next(8) == 0);
        channels = Pick(1, 2, 3, 5, 8, 16, 17, 24, 32, 48);
        var input = isSignal ? $"{channels}, {random.Next(8, 60)}" : $"{channels}, {random.Next(5, 20)}, {random.Next(5, 34)}";
        var written = Enumerable.Range(0, layers).Select(_ => Layer(isExact)).ToArray();
        return $"[Network({input})]\n[{string.Join(", ", written)}]";
    }

    private string Layer(bool isExact)
    {
        if (named.Count > 0 && !isFlat && random.Next(6) == 0) return Junction();
        var layer = isFlat ? Flat(isExact) : isSignal ? Signal(isExact) : Picture(isExact);
        if (isFlat || random.Next(4) != 0) return layer;
        var name = Text($"n{named.Count}");
        named.Add((name, channels));
        return layer.EndsWith(')')
            ? $"{layer[..^1]}{(layer.EndsWith("()", StringComparison.Ordinal) ? "" : ", ")}As = \"{name}\")" : $"{layer}(As = \"{name}\")";
    }

    private string Flat(bool isExact) => random.Next(3) switch
    {
        0 => Activation(isExact),
        1 when !isExact => Pick("Softmax", "LogSoftmax"),
        _ => Text($"Linear({channels = Pick(1, 3, 10, 16, 33, 70, 130)}{Maybe(", Bias = false")})"),
    };

    private string Signal(bool isExact) => random.Next(4) switch
    {
        0 => Activation(isExact),
        1 => Flatten(),
        _ => Text($"Conv1D({channels = OutChannels()}, {random.Next(1, 6)}{Maybe(", Stride = 2")}{Maybe(", Padding = 1")}{Maybe(", Dilation = 2")}{Maybe(", Bias = false")})"),
    };

    private string Picture(bool isExact) => random.Next(12) switch
    {
        0 => Transposed(),
        1 => Depthwise(isExact),
        2 => Grouped(),
        3 => Text($"MaxPool2D({random.Next(1, 4)}{Maybe(", Stride = 2")}{Maybe(", Padding = 1")}{Maybe(", CeilMode = true")}, DropRemainder = true)"),
        4 => isExact
            ? Text($"SumPool2D({random.Next(1, 4)}{Maybe(", Stride = 1")}{Maybe(", Padding = 1")}{Maybe(", CeilMode = true")})")
            : Text($"AvgPool2D({random.Next(1, 4)}{Maybe(", Stride = 2")}{Maybe(", PaddingTop = 1")}{Maybe(", PaddingRight = 1")}{Maybe(", CeilMode = true")}{Maybe(", CountIncludePad = false")})"),
        5 => Activation(isExact),
        6 => random.Next(3) == 0 ? Pick("GlobalMaxPool2D", isExact ? "GlobalMaxPool2D" : "GlobalAvgPool2D") : Activation(isExact),
        7 => isExact ? Activation(isExact) : Pick("BatchNorm2D", "BatchNorm2D", "Softmax"),
        8 => random.Next(3) == 0 ? Flatten() : "Dropout",
        _ => Convolution(isExact),
    };

    private string Flatten()
    {
        isFlat = true;
        channels = 0;
        return "Flatten";
    }

    /// <summary>Winograd's transforms round; sums by the definition do not while they are small integers.</summary>
    private string Convolution(bool isExact) => random.Next(3) == 0 && !isExact
        ? Text($"Conv2D({channels = OutChannels()}, {random.Next(3, 6)}{Maybe(", Padding = 1")}, Algorithm = ConvolutionAlgorithm.Winograd{Maybe(", Bias = false")})")
        : Text($"Conv2D({channels = OutChannels()}, {random.Next(1, 6)}{Window()}{(isExact ? ", Algorithm = ConvolutionAlgorithm.Direct" : "")}{Maybe(", Bias = false")})");

    private string Transposed() => Text(
        $"ConvTranspose2D({channels = OutChannels()}, {random.Next(1, 5)}{Maybe($", Stride = {random.Next(1, 4)}")}{Maybe(", Padding = 1")}{Maybe(", Dilation = 2")}{Maybe(", OutputPadding = 1")})");

    private string Depthwise(bool isExact) => Text(
        $"Conv2D({channels}, {random.Next(1, 5)}, Groups = {channels}{(isExact ? Window() + ", Algorithm = ConvolutionAlgorithm.Direct" : Maybe(Window()))})");

    private string Grouped()
    {
        var groups = Enumerable.Range(1, channels).Where(count => channels % count == 0).ToArray();
        var count = groups[random.Next(groups.Length)];
        return Text(
            $"{Pick("Conv2D", "Conv2D", "ConvTranspose2D")}({channels = count * Pick(1, 2, 16 / Math.Min(count, 16))}, {random.Next(1, 4)}, Groups = {count})");
    }

    private string Window() => Maybe(", Stride = 2") + Maybe(", StrideWidth = 3") + Maybe(", KernelHeight = 3") + Maybe(", Padding = 2")
        + Maybe(", PaddingTop = 0") + Maybe(", PaddingRight = 1") + Maybe(", Dilation = 2") + Maybe(", DilationWidth = 1");

    private string Junction()
    {
        var (name, branch) = named[random.Next(named.Count)];
        if (random.Next(2) == 0 && branch == channels) return $"Add(\"{name}\")";
        if (random.Next(2) == 0)
        {
            channels += branch;
            return $"Concat(\"{name}\")";
        }
        channels = branch;
        return $"Dropout(0.5, From = \"{name}\")";
    }

    private string Activation(bool isExact) => isExact
        ? Pick("ReLU", "ReLU6", "LeakyReLU(2)")
        : Pick("ReLU", "ReLU6", "LeakyReLU(0.1)", "LeakyReLU(-0.5)", "Sigmoid", "Tanh", "GELU", "SiLU", "HardSwish");

    private int OutChannels() => Pick(1, 4, 8, 9, 16, 20, 32, 33, 48, 64);

    private string Maybe(string option) => random.Next(4) == 0 ? option : "";

    private T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
