using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Emission;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Planning.Algorithms;
using KernelGen.Generator.Roslyn;
using KernelGen.Generator.Tests.Harness;
using Xunit;
using Xunit.Abstractions;

namespace KernelGen.Generator.Tests.Networks;

/// <summary>Layers next to one another: what is emitted for any pair of them compiles, for inference and for training.</summary>
public sealed partial class LayerPairTests(ITestOutputHelper output)
{
    private const int PerProgram = 60;

    /// <summary>Every layer attribute, with the options that lead to different code.</summary>
    private static readonly string[] Layers =
    [
        "Conv2D(6, 3, Padding = 1)", "Conv2D(17, 3, Stride = 2, Padding = 1, Bias = false)", "Conv2D(6, 3, Padding = 1, Groups = 6)",
        "Conv1D(6, 3, Padding = 1)", "ConvTranspose2D(6, 2, Stride = 2)", "MaxPool2D(2)", "MaxPool2D(3, Stride = 2, Padding = 1)",
        "AvgPool2D(2)", "SumPool2D(2)", "GlobalAvgPool2D", "GlobalMaxPool2D", "ReLU", "ReLU6", "LeakyReLU(0.1)", "LeakyReLU(-0.5)",
        "Sigmoid", "Tanh", "GELU", "SiLU", "HardSwish", "Softmax", "LogSoftmax", "BatchNorm2D", "Flatten", "Linear(6)", "Dropout(0.5)",
        "Add(\"b\")", "Concat(\"b\")",
    ];

    [Fact]
    public void Every_layer_attribute_is_among_those_that_are_paired() => Assert.Equal(
        typeof(LayerOperatorAttribute).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(LayerOperatorAttribute)) && !type.IsAbstract)
            .Select(type => type.Name[..^"Attribute".Length]).Order(StringComparer.Ordinal),
        Layers.Select(layer => layer.Split('(')[0]).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_name_that_emission_composes_exists_in_the_runtime()
    {
        var runtime = typeof(KernelGen.Layers).Assembly;
        foreach (var name in RuntimeNames.All.Distinct())
        {
            var parts = name.Split('.');
            var type = runtime.GetType("KernelGen." + parts[0]) ?? runtime.GetType("KernelGen.CompilerServices." + parts[0]);
            Assert.True(type is { IsPublic: true }, name);
            var methods = type.GetMethods(BindingFlags.Public | BindingFlags.Static);
            if (parts.Length > 1) Assert.True(methods.Any(method => method.Name == parts[1]), name);
        }
    }

    [Fact]
    public void No_other_file_composes_names_of_the_runtime()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KernelGen.sln"))) folder = folder.Parent!;
        var emission = Path.Combine(folder.FullName, "generator", "KernelGen.Generator", "Networks", "Emission");
        var composing = Directory.GetFiles(emission, "*.cs", SearchOption.AllDirectories)
            .Where(file => ComposedName().IsMatch(File.ReadAllText(file))).Select(Path.GetFileName);
        Assert.Equal(["RuntimeNames.cs"], composing);
    }

    [Theory]
    [InlineData("6, 8, 8", "Conv2D(6, 3, Padding = 1{0})")]
    [InlineData("6, 12", "Conv1D(6, 3, Padding = 1{0})")]
    [InlineData("6", "Linear(6{0})")]
    public void Every_pair_of_layers_compiles(string input, string first)
    {
        var networks = new List<string>();
        foreach (var one in Layers)
        {
            foreach (var other in Layers)
            {
                var (start, named) = (Named(first, one), one);
                if (other.Contains("\"b\"", StringComparison.Ordinal)) (start, named) = (Renamed(start), As(Renamed(one)));
                networks.Add($"[Network({input}, Trainable = true), {start}, {named}, {other}]");
            }
        }
        Compile(networks, input.Count(letter => letter == ',') switch { 2 => 550, 1 => 256, _ => 250 });

        // the start is named where the layer behind it joins a branch
        static string Named(string first, string one) => string.Format(
            CultureInfo.InvariantCulture, first, one.Contains("\"b\"", StringComparison.Ordinal) ? ", As = \"b\"" : "");
    }

    [Fact]
    public void Every_function_between_a_convolution_and_a_pool_compiles()
    {
        string[] convolutions = ["Conv2D(6, 3)", "Conv2D(16, 3, Padding = 1, Algorithm = ConvolutionAlgorithm.Winograd)"];
        string[] pools = ["MaxPool2D(2)", "MaxPool2D(3, Stride = 1, Padding = 1)", "AvgPool2D(2)"];
        var functions = Layers.Where(layer => layer is "Softmax" or "LogSoftmax" or "Dropout(0.5)"
            || Enum.GetNames<KernelGen.Generator.Networks.Declarations.ActivationFunction>().Any(name => name == layer.Split('(')[0]));
        Compile(
            from convolution in convolutions
            from function in functions
            from pool in pools
            from order in new[] { "{0}, {1}, {2}", "{0}, BatchNorm2D, {1}, {2}" }
            let layers = string.Format(CultureInfo.InvariantCulture, order, convolution, function, pool)
            select $"[Network(6, 8, 8, Trainable = true), {layers}, Conv2D(3, 1)]",
            accepted: 144);
    }

    /// <summary>Compiles networks, some in a program; those that are refused are refused for their shapes.</summary>
    private void Compile(IEnumerable<string> networks, int accepted)
    {
        var found = 0;
        foreach (var some in networks.Chunk(PerProgram))
        {
            var classes = new StringBuilder("using KernelGen;\nnamespace Demo;\n");
            for (var i = 0; i < some.Length; i++) classes.AppendLine(CultureInfo.InvariantCulture, $"{some[i]} partial class N{i};");
            var program = Program.Of(classes.ToString());
            Assert.Null(program.GeneratorException);
            var problems = program.CompilerDiagnostics;
            Assert.True(problems.Count == 0, string.Join("\n", problems.Take(20).Cast<object>().Concat(some)));
            for (var i = 0; i < some.Length; i++)
            {
                var text = program.Files[$"Demo.N{i}.g.cs"];
                if (!text.Contains("was refused", StringComparison.Ordinal)) found++;
                else Assert.True(text.Contains("was refused: KG200", StringComparison.Ordinal), some[i] + "\n" + text);
            }
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{found} accepted"));
        Assert.True(found >= accepted, $"only {found} were accepted");
    }

    /// <summary>The name that the layer before the last one of a pair is free to take is given up.</summary>
    private static string Renamed(string layer) => layer.Replace("\"b\"", "\"a\"", StringComparison.Ordinal);

    /// <summary>The layer with a name for its output.</summary>
    private static string As(string layer) => layer.EndsWith(')') ? layer[..^1] + ", As = \"b\")" : layer + "(As = \"b\")";

    [GeneratedRegex("""(Layers|TensorGradients|TensorRows|TensorCopy|LayerPacking|Pool2DOptions)\.\{|\}Pool2D|\}Gradient""")]
    private static partial Regex ComposedName();
}
