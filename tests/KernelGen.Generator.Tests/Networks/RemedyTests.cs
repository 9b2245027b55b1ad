using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using KernelGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KernelGen.Generator.Tests.Networks;

/// <summary>Every remedy of KG2007 is followed, for every layer behind every kind of tensor: it leads to a network that builds.</summary>
public sealed partial class RemedyTests
{
    /// <summary>Networks that end in each kind of tensor, by ways that a remedy must tell apart.</summary>
    private static readonly (string Input, string[] Layers)[] Beginnings =
    [
        ("3, 8, 8", []),
        ("3, 8, 8", ["Conv2D(4, 3)", "ReLU"]),
        ("3, 1, 12", ["ReLU"]),
        ("3, 12", []),
        ("3, 12", ["Conv1D(4, 3)", "ReLU"]),
        ("3, 12", ["Conv1D(4, 3, Padding = 1)", "Conv1D(4, 3)"]),
        ("24", []),
        ("24", ["Linear(8)", "ReLU"]),
        ("3, 8, 8", ["Flatten"]),
        ("3, 8, 8", ["Conv2D(4, 3)", "Flatten", "Linear(8)", "ReLU"]),
        ("3, 12", ["Flatten"]),
        ("3, 12", ["Conv1D(4, 3)", "ReLU", "Flatten", "Linear(8)"]),
        ("3, 12", ["Conv1D(4, 3)", "Flatten", "Softmax"]),
    ];

    /// <summary>Every layer attribute, named below; windows of every option that a rewriting must carry over.</summary>
    private static readonly string[] Layers =
    [
        "Conv2D(4, 3)", "Conv2D(4, 3, Padding = 1)", "Conv1D(4, 3)", "ConvTranspose2D(4, 2, Stride = 2)", "MaxPool2D(2)", "MaxPool2D(3, Stride = 1, Padding = 1)",
        "AvgPool2D(2)", "SumPool2D(2)", "GlobalAvgPool2D", "GlobalMaxPool2D", "ReLU", "ReLU6", "LeakyReLU(0.1)", "Sigmoid", "Tanh", "GELU", "SiLU",
        "HardSwish", "Softmax", "LogSoftmax", "BatchNorm2D", "Flatten", "Linear(5)", "Dropout(0.5)", "Add(\"a\")", "Concat(\"a\")",
    ];

    [Fact]
    public void Every_layer_is_tried() => Assert.Equal(
        KernelGen.Generator.Networks.Declarations.LayerReaders.All.Select(reader => reader.Name).Order(), Layers.Select(Name).Distinct().Order());

    [Fact]
    public async Task Following_the_remedy_leads_to_a_network_that_builds()
    {
        var followed = 0;
        foreach (var (input, before) in Beginnings)
            foreach (var layer in Layers)
            {
                var net = new Net(input, [.. before, layer], before.Length);
                var trail = new List<string>();
                if (IsTooHigh(input, layer)) continue;
                for (var turn = 0; await Fault(net) is { } message; turn++)
                {
                    trail.Add($"{net}: {message}");
                    Assert.True(turn < 2, "in a circle:\n" + string.Join("\n", trail));
                    net = Followed(net, message);
                    followed++;
                }
            }
        Assert.True(followed > 60, $"{followed} remedies");
    }

    /// <summary>Whether the window does not fit a picture of one row, which is another mistake.</summary>
    private static bool IsTooHigh(string input, string layer) => input == "3, 1, 12" && layer is "Conv2D(4, 3)" or "MaxPool2D(2)" or "AvgPool2D(2)" or "SumPool2D(2)";

    [Theory]
    [InlineData("24", "Linear(8), ReLU")]
    [InlineData("3, 12", "Conv1D(8, 3), ReLU")]
    [InlineData("3, 2", "Conv1D(8, 1), ReLU")]
    [InlineData("3, 8, 8", "Conv2D(8, 3), ReLU")]
    [InlineData("3, 1, 8", "Conv2D(8, 1), ReLU")]
    public async Task The_layers_that_are_suggested_for_an_empty_network_fit_its_input(string input, string layers)
    {
        Assert.Contains($"as in [{layers}]", await Fault(new Net(input, [], 0)), StringComparison.Ordinal);
        Assert.Null(await Fault(new Net(input, [layers], 0)));
    }

    /// <summary>What a person does who reads the message and nothing else.</summary>
    private static Net Followed(Net net, string message)
    {
        var layers = net.Layers.ToList();
        var (wrong, place) = (layers[net.Wrong], net.Wrong);
        var input = net.Input;
        if (message.Contains("add Flatten before it", StringComparison.Ordinal))
        {
            layers.Insert(place, "Flatten");
            return net with { Layers = [.. layers], Wrong = place + 1 };
        }
        if (message.Contains("add one with As", StringComparison.Ordinal))
        {
            layers[place - 1] = With(layers[place - 1], "As = \"a\"");
            return net with { Layers = [.. layers] };
        }
        if (message.Contains("put it after the layer that it needs", StringComparison.Ordinal))
        {
            layers.Insert(place, "ReLU(As = \"a\")");
            return net with { Layers = [.. layers], Wrong = place + 1 };
        }
        if (DeclaredInput().Match(message) is { Success: true } declared) input = declared.Groups[1].Value;
        if (message.Contains("declare the input as (channels,height,width)", StringComparison.Ordinal)) input = "2, 4, 3";
        if (message.Contains("declare the input as (channels,length)", StringComparison.Ordinal)) input = "3, 8";
        var isPadded = message.Contains("PaddingLeft and PaddingRight instead of Padding", StringComparison.Ordinal);
        foreach (Match rewriting in Rewriting().Matches(message))
        {
            var (from, to) = (rewriting.Groups[1].Value, rewriting.Groups[2].Success ? rewriting.Groups[2].Value : rewriting.Groups[1].Value);
            for (var i = 0; i < layers.Count; i++)
                if (Name(layers[i]) == from) layers[i] = OfOneRow(layers[i], to, isPadded);
        }
        wrong = layers[place];
        if (message.Contains("use Conv1D", StringComparison.Ordinal)) wrong = wrong.Replace("Conv2D", "Conv1D", StringComparison.Ordinal);
        if (message.Contains("use Conv2D", StringComparison.Ordinal)) wrong = wrong.Replace("Conv1D", "Conv2D", StringComparison.Ordinal);
        if (HighestWindow().Match(message) is { Success: true } highest) wrong = With(wrong, $"KernelHeight = {highest.Groups[1].Value}");
        layers[place] = wrong;

        if (message.Contains("put it before Flatten and Linear", StringComparison.Ordinal))
        {
            layers.RemoveAt(place);
            place = layers.IndexOf("Flatten");
            layers.Insert(place, wrong);
        }
        else if (message.Contains("before the first Linear, with a Flatten between them", StringComparison.Ordinal))
        {
            layers.RemoveAt(place);
            var linear = layers.FindIndex(layer => Name(layer) == "Linear");
            if (linear >= 0) layers.Insert(linear, "Flatten");
            place = Math.Max(linear, 0);
            layers.Insert(place, wrong);
        }
        return new Net(input, [.. layers], place);
    }

    /// <summary>(4, 3, Padding = 1) becomes (4, KernelHeight = 1, KernelWidth = 3, PaddingLeft = 1, PaddingRight = 1).</summary>
    private static string OfOneRow(string layer, string name, bool isPadded)
    {
        var arguments = layer[(layer.IndexOf('(', StringComparison.Ordinal) + 1)..^1].Split(", ").ToList();
        var size = arguments.FindLastIndex(argument => !argument.Contains('=', StringComparison.Ordinal));
        arguments[size] = $"KernelHeight = 1, KernelWidth = {arguments[size]}";
        if (isPadded)
            arguments = arguments.ConvertAll(argument => argument.StartsWith("Padding = ", StringComparison.Ordinal)
                ? $"PaddingLeft = {argument[10..]}, PaddingRight = {argument[10..]}" : argument);
        return $"{name}({string.Join(", ", arguments)})";
    }

    private static string With(string layer, string option) => layer.EndsWith(')') ? $"{layer[..^1]}, {option})" : $"{layer}({option})";

    private static string Name(string layer) => layer.Split('(')[0];

    /// <summary>The first KG2007; any other error is a failure.</summary>
    private static async Task<string?> Fault(Net net)
    {
        var errors = (await Program.Of(Nets.Class(net.ToString())).Analyze())
            .Where(diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error).ToArray();
        Assert.All(errors, error => Assert.True(error.Id == "KG2007", $"{net}: {error}"));
        return errors.FirstOrDefault()?.GetMessage(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"declare the input as \(([0-9]+, [0-9]+, [0-9]+)\)")]
    private static partial Regex DeclaredInput();

    [GeneratedRegex("write ([A-Za-z0-9]+)(?: as ([A-Za-z0-9]+))? with KernelHeight = 1")]
    private static partial Regex Rewriting();

    [GeneratedRegex("with KernelHeight up to ([0-9]+)")]
    private static partial Regex HighestWindow();

    private sealed record Net(string Input, string[] Layers, int Wrong)
    {
        public override string ToString() => $"[{string.Join(", ", Layers.Prepend($"Network({Input})"))}]";
    }
}
