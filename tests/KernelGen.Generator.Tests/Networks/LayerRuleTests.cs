using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using KernelGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KernelGen.Generator.Tests.Networks;

/// <summary>For each id the smallest network that earns it, the place and the words, and its nearest correct neighbor.</summary>
public sealed class LayerRuleTests
{
    /// <summary>Id, wrong attributes, the text under the squiggle, a part of the message, correct attributes.</summary>
    public static TheoryData<string, string, string, string, string> Cases => new()
    {
        { "KG1007", "[Network(3, 8, 8, Scale = double.NaN), ReLU]", "Scale = double.NaN", "Scale of 'Net' is NaN", "[Network(3, 8, 8, Scale = 2), ReLU]" },
        { "KG1007", "[Network(3, 8, 8, Deviation = new[] { 1.0, 0, 1 }), ReLU]", "0", "Deviation of 'Net' contains 0; it must be finite and not zero", "[Network(3, 8, 8, Mean = new[] { 1.0, 0, 1 }), ReLU]" },
        { "KG1007", "[Network(8), LeakyReLU(1.0 / 0)]", "1.0 / 0", "The slope of LeakyReLU is Infinity", "[Network(8), LeakyReLU(-1)]" },
        { "KG1007", "[Network(3, 8, 8), BatchNorm2D(Epsilon = double.NaN)]", "Epsilon = double.NaN", "Epsilon of BatchNorm2D is NaN", "[Network(3, 8, 8), BatchNorm2D(Epsilon = 1e-3)]" },
        { "KG1008", "[Network(3, 0, 8), ReLU]", "0", "The input of 'Net' has 0 rows; it must have at least 1", "[Network(3, 1, 8), ReLU]" },
        { "KG1008", "[Network(-3), ReLU]", "-3", "has -3 features", "[Network(3), ReLU]" },
        { "KG1008", "[Network(70000, 70000, 2), ReLU]", "Network(70000, 70000, 2)", "9800000000 numbers", "[Network(7000, 7000, 2), ReLU]" },
        { "KG1008", "[Network(3, 8, 8, Mean = new[] { 1.0, 2 }), ReLU]", "Mean = new[] { 1.0, 2 }", "has 2 numbers; the input has 3 channels", "[Network(3, 8, 8, Mean = new[] { 1.0 }), ReLU]" },
        { "KG1008", "[Network(3, 8, 8), Conv2D(0, 3)]", "0", "outChannels of Conv2D is 0; it must lie between 1 and 2147483647", "[Network(3, 8, 8), Conv2D(1, 3)]" },
        { "KG1008", "[Network(3, 8, 8), Conv2D(4)]", "Conv2D(4)", "The window's size of Conv2D is 0; it must lie between 1 and 1048576, or use KernelHeight and KernelWidth", "[Network(3, 8, 8), Conv2D(4, KernelHeight = 3, KernelWidth = 3)]" },
        { "KG1008", "[Network(3, 8, 8), Conv2D(4, KernelHeight = 3)]", "Conv2D(4, KernelHeight = 3)", "The window's size of Conv2D is 0", "[Network(3, 8, 8), Conv2D(4, 1, KernelHeight = 3)]" },
        { "KG1008", "[Network(3, 8, 8), Conv2D(4, -1)]", "-1", "The window's size of Conv2D is -1", "[Network(3, 8, 8), Conv2D(4, 1)]" },
        { "KG1008", "[Network(3, 8, 8), Conv2D(4, 3, Stride = 0)]", "Stride = 0", "Stride of Conv2D is 0", "[Network(3, 8, 8), Conv2D(4, 3, Stride = 1)]" },
        { "KG1008", "[Network(3, 8, 8), ReLU, Conv2D(4, 3, PaddingLeft = -1)]", "PaddingLeft = -1", "PaddingLeft of Conv2D is -1", "[Network(3, 8, 8), ReLU, Conv2D(4, 3, PaddingLeft = 1)]" },
        { "KG1008", "[Network(3, 8, 8), Conv2D(4, 3, DilationWidth = 0)]", "DilationWidth = 0", "DilationWidth of Conv2D is 0", "[Network(3, 8, 8), Conv2D(4, 3, DilationWidth = 2)]" },
        { "KG1008", "[Network(3, 8, 8), Conv2D(4, 3, Groups = 0)]", "Groups = 0", "Groups of Conv2D is 0", "[Network(3, 8, 8), Conv2D(3, 3, Groups = 3)]" },
        { "KG1008", "[Network(3, 8, 8), Conv2D(4, 3, Algorithm = (ConvolutionAlgorithm)3)]", "Algorithm = (ConvolutionAlgorithm)3", "between 0 and 2", "[Network(3, 8, 8), Conv2D(4, 3, Algorithm = ConvolutionAlgorithm.Winograd)]" },
        { "KG1008", "[Network(3, 8, 8), ConvTranspose2D(4, 3, Stride = 2, OutputPadding = 2)]", "OutputPadding = 2", "between 0 and 1", "[Network(3, 8, 8), ConvTranspose2D(4, 3, Stride = 3, OutputPadding = 2)]" },
        { "KG1008", "[Network(3, 8, 8), MaxPool2D(2, Padding = 2)]", "Padding = 2", "Padding of MaxPool2D is 2; it must lie between 0 and 1", "[Network(3, 8, 8), MaxPool2D(2, Padding = 1)]" },
        { "KG1008", "[Network(8), Linear(0)]", "0", "outFeatures of Linear is 0", "[Network(8), Linear(1)]" },
        { "KG1008", "[Network(8), Dropout(1.5)]", "1.5", "The probability of Dropout is 1.5; it must lie between 0 and 1", "[Network(8), Dropout(0.5)]" },
        { "KG1008", "[Network(8), Linear(1, Name = \"a b\")]", "Name = \"a b\"", "has no spaces", "[Network(8), Linear(1, Name = \"a.b\")]" },
        { "KG1008", "[Network(64, 2000, 2000), ConvTranspose2D(64, 4, Stride = 4)]", "ConvTranspose2D(64, 4, Stride = 4)", "makes a (64,8000,8000) tensor of 4096000000 numbers", "[Network(64, 200, 200), ConvTranspose2D(64, 4, Stride = 4)]" },
        { "KG1008", "[Network(60000), Linear(60000)]", "Linear(60000)", "brings the parameters beyond", "[Network(6000), Linear(60000)]" },
        { "KG1009", "[Network(3, 8, 8), Conv2D(4, 3, KernelHeight = 3, KernelWidth = 3)]", "3", "The size of Conv2D has no effect beside KernelHeight and KernelWidth", "[Network(3, 8, 8), Conv2D(4, 3, KernelHeight = 3)]" },
        { "KG1009", "[Network(3, 8, 8), MaxPool2D(2, Stride = 2, StrideHeight = 2, StrideWidth = 2)]", "Stride = 2", "Stride of MaxPool2D has no effect", "[Network(3, 8, 8), MaxPool2D(2, Stride = 2, StrideHeight = 2)]" },
        { "KG1009", "[Network(3, 8, 8), Conv2D(4, 3, Padding = 1, PaddingTop = 1, PaddingLeft = 1, PaddingBottom = 1, PaddingRight = 1)]", "Padding = 1", "has no effect beside PaddingTop", "[Network(3, 8, 8), Conv2D(4, 3, Padding = 1, PaddingTop = 1, PaddingLeft = 1, PaddingBottom = 1)]" },
        { "KG1009", "[Network(3, 9, 9), Conv2D(4, 3, Stride = 2, Algorithm = ConvolutionAlgorithm.Winograd)]", "Algorithm = ConvolutionAlgorithm.Winograd", "needs stride 1", "[Network(3, 9, 9), Conv2D(4, 3, Stride = 2, Algorithm = ConvolutionAlgorithm.Direct)]" },
        { "KG1009", "[Network(8), Linear(8, Name = \"a\"), ReLU, Linear(8, Name = \"a\")]", "Name = \"a\"", "Layers 0 (Linear) and 2 (Linear) are both named \"a\"", "[Network(8), Linear(8, Name = \"a\"), ReLU(Name = \"a\"), Linear(8, Name = \"b\")]" },
        { "KG1009", "[Network(8), Linear(8, Name = \"1\"), Linear(8)]", "Name = \"1\"", "both named \"1\"", "[Network(8), Linear(8, Name = \"2\"), Linear(8)]" },
        { "KG1009", "[Network(8), ReLU(As = \"a\"), Tanh(As = \"a\"), Add(\"a\")]", "As = \"a\"", "give one of them another As", "[Network(8), ReLU(As = \"a\"), Tanh(As = \"b\"), Add(\"a\")]" },
        { "KG2002", "[Network(3, 4, 8), Conv2D(4, 5)]", "5", "Conv2D over a (3,4,8) tensor has no output: its window covers 5 rows and the padded height is 4 + 0 + 0 = 4", "[Network(3, 5, 8), Conv2D(4, 5)]" },
        { "KG2002", "[Network(3, 8, 4), Conv2D(4, 3, KernelWidth = 3, Dilation = 3, PaddingLeft = 2)]", "KernelWidth = 3", "window covers 7 columns and the padded width is 4 + 2 + 0 = 6", "[Network(3, 8, 4), Conv2D(4, 3, KernelWidth = 3, Dilation = 3, PaddingLeft = 3)]" },
        { "KG2002", "[Network(3, 3), Conv1D(4, 5)]", "5", "covers 5 samples and the padded length is 3 + 0 + 0 = 3", "[Network(3, 5), Conv1D(4, 5)]" },
        { "KG2002", "[Network(3, 1, 1), MaxPool2D(2)]", "2", "MaxPool2D over a (3,1,1) tensor has no output", "[Network(3, 1, 1), MaxPool2D(2, CeilMode = true)]" },
        { "KG2002", "[Network(3, 1, 8), ConvTranspose2D(4, 2, Padding = 1)]", "Padding = 1", "the padding takes 2 away", "[Network(3, 2, 8), ConvTranspose2D(4, 2, Padding = 1)]" },
        { "KG2003", "[Network(1, 9, 10), Conv2D(4, 3, Stride = 2)]", "Stride = 2", "(10 − 3 + 2·0)/2 + 1 = 4.5: the last column of the 10 is never read by Conv2D over a (1,9,10) tensor", "[Network(1, 9, 10), Conv2D(4, 3, Stride = 2, PaddingRight = 1)]" },
        { "KG2003", "[Network(1, 10, 10), Conv2D(4, 3, Stride = 2)]", "Stride = 2", "(10 − 3 + 2·0)/2 + 1 = 4.5: the last row and the last column of the 10x10 are never read", "[Network(1, 10, 10), Conv2D(4, 3, Stride = 2, Padding = 1)]" },
        { "KG2003", "[Network(1, 9, 13), Conv2D(4, 4, Stride = 4, PaddingLeft = 1, PaddingTop = 3), ReLU]", "Stride = 4", "(13 − 4 + 1 + 0)/4 + 1 = 3.5: the last 2 columns of the 13 are never read", "[Network(1, 9, 13), Conv2D(4, 4, Stride = 4, PaddingLeft = 1, PaddingTop = 3, DropRemainder = true), ReLU]" },
        { "KG2003", "[Network(1, 12), Conv1D(4, 3, Stride = 2, Dilation = 2)]", "Stride = 2", "(12 − (2·(3 − 1) + 1) + 2·0)/2 + 1 = 4.5: the last sample of the 12 is never read", "[Network(1, 13), Conv1D(4, 3, Stride = 2, Dilation = 2)]" },
        { "KG2003", "[Network(1, 14, 14), MaxPool2D(3)]", "3", "the last 2 rows and the last 2 columns of the 14x14 are never read", "[Network(1, 14, 14), MaxPool2D(3, CeilMode = true)]" },
        { "KG2003", "[Network(1, 9, 9), Conv2D(4, 2, Stride = 2)]", "Stride = 2", "the last row and the last column of the 9x9", "[Network(1, 9, 9), Conv2D(4, 1, Stride = 4)]" },
        { "KG2003", "[Network(1, 56, 56), Conv2D(4, KernelHeight = 3, KernelWidth = 1, StrideHeight = 2, StrideWidth = 1)]", "StrideHeight = 2", "the last row of the 56 is never read", "[Network(1, 56, 56), Conv2D(4, 1, Stride = 2)]" },
        { "KG2003", "[Network(1, 9), Conv1D(4, 2, Stride = 2)]", "Stride = 2", "the last sample of the 9", "[Network(1, 9), Conv1D(4, 1, Stride = 5)]" },
        { "KG2004", "[Network(1, 12, 12), MaxPool2D(2, Stride = 5, DropRemainder = true)]", "Stride = 5", "The stride 5 of MaxPool2D is larger than its window, which covers 2: 3 of 5 rows are never read", "[Network(1, 12, 12), MaxPool2D(2, Stride = 2)]" },
        { "KG2004", "[Network(1, 9, 9), Conv2D(4, KernelHeight = 3, KernelWidth = 1, StrideHeight = 1, StrideWidth = 2)]", "StrideWidth = 2", "1 of 2 columns are never read", "[Network(1, 9, 9), Conv2D(4, 1, Stride = 2)]" },
        { "KG2005", "[Network(1, 9, 9), Conv2D(4, 3, Padding = 3)]", "Padding = 3", "The padding 3 of Conv2D is as large as its window, which covers 3: some outputs depend only on padding; use at most 2", "[Network(1, 9, 9), Conv2D(4, 3, Padding = 2)]" },
        { "KG2005", "[Network(1, 9, 9), Conv2D(4, 1, PaddingBottom = 1)]", "PaddingBottom = 1", "covers 1", "[Network(1, 9, 9), Conv2D(4, 2, PaddingBottom = 1)]" },
        { "KG2006", "[Network(3, 9, 9), Conv2D(4, 3, Groups = 2)]", "Groups = 2", "Conv2D divides a (3,9,9) tensor and 4 output channels into 2 groups: 2 must divide both 3 and 4", "[Network(4, 9, 9), Conv2D(4, 3, Groups = 2)]" },
        { "KG2006", "[Network(4, 9, 9), ConvTranspose2D(3, 3, Groups = 2)]", "Groups = 2", "must divide both 4 and 3", "[Network(4, 9, 9), ConvTranspose2D(6, 3, Groups = 2)]" },
        { "KG2006", "[Network(3, 9, 9), ReLU(As = \"a\"), Conv2D(3, 3), Add(\"a\")]", "\"a\"", "Add cannot add the (3,9,9) tensor of \"a\" (ReLU) to a (3,7,7) tensor", "[Network(3, 9, 9), ReLU(As = \"a\"), Conv2D(3, 3, Padding = 1), Add(\"a\")]" },
        { "KG2006", "[Network(3, 9, 9), ReLU(As = \"a\"), Conv2D(3, 3), Concat(\"a\")]", "\"a\"", "to a (3,7,7) tensor: they may differ only in channels", "[Network(3, 9, 9), ReLU(As = \"a\"), Conv2D(7, 3, Padding = 1), Concat(\"a\")]" },
        { "KG2007", "[Network(8), Add(\"a\")]", "\"a\"", "Add cannot find a branch \"a\": no layer before it has a name", "[Network(8), ReLU(As = \"a\"), Add(\"a\")]" },
        { "KG2007", "[Network(8), ReLU(As = \"b\"), Add(\"a\"), ReLU(As = \"a\")]", "\"a\"", "the layers before it are named \"b\"", "[Network(8), ReLU(As = \"b\"), Add(\"b\"), ReLU(As = \"a\")]" },
        { "KG2007", "[Network(16, 7, 7), Linear(10)]", "Linear(10)", "Linear cannot follow a (16,7,7) tensor: add Flatten before it; it would be 784 features", "[Network(16, 7, 7), Flatten, Linear(10)]" },
        { "KG2007", "[Network(16, 7), Linear(10)]", "Linear(10)", "it would be 112 features", "[Network(112), Linear(10)]" },
        { "KG2007", "[Network(16, 7, 7), Flatten, Conv2D(4, 3)]", "Conv2D(4, 3)", "Conv2D cannot follow a (784) tensor: it takes (channels,height,width); put it before Flatten and Linear", "[Network(16, 7, 7), Conv2D(4, 3), Flatten]" },
        { "KG2007", "[Network(16, 7), MaxPool2D(2)]", "MaxPool2D(2)", "declare the input as (16, 1, 7)", "[Network(16, 2, 6), MaxPool2D(2)]" },
        { "KG2007", "[Network(16, 7, 7), Conv1D(4, 3)]", "Conv1D(4, 3)", "it takes (channels,length); use Conv2D", "[Network(16, 7), Conv1D(4, 3)]" },
        { "KG2007", "[Network(16, 7, 7), Flatten, BatchNorm2D]", "BatchNorm2D", "cannot follow a (784) tensor", "[Network(16, 7, 7), BatchNorm2D, Flatten]" },
        { "KG2007", "[Network(3, 9, 9), ReLU(As = \"a\"), Conv2D(4, 1, From = \"b\")]", "From = \"b\"", "Conv2D cannot find its input \"b\": the layers before it are named \"a\"", "[Network(3, 9, 9), ReLU(As = \"a\"), Conv2D(4, 1, From = \"a\")]" },
        { "KG2007", "[Network(8), ReLU(As = \"a\", From = \"a\")]", "From = \"a\"", "no layer before it has a name", "[Network(8), ReLU(As = \"a\"), ReLU(From = \"a\")]" },
        { "KG2007", "[Network(3, 9, 9), ReLU(As = \"a\"), Flatten, Linear(4), Linear(4, From = \"a\")]", "Linear(4, From = \"a\")", "Linear cannot follow a (3,9,9) tensor", "[Network(3, 9, 9), ReLU(As = \"a\"), Flatten, Linear(4), Conv2D(4, 3, From = \"a\")]" },
        { "KG1008", "[Network(100, 4000, 4000), ReLU, GELU(As = \"a\"), Tanh, Add(\"a\")]", "Network(100, 4000, 4000)", "numbers between its layers; an array has at most", "[Network(100, 1000, 1000), ReLU, GELU(As = \"a\"), Tanh, Add(\"a\")]" },
        { "KG1008", "[Network(8, Weights = \"none.weights\"), Linear(2)]", "Weights = \"none.weights\"", "'none.weights' is not among the project's AdditionalFiles", "[Network(8), Linear(2)]" },
        { "KG2007", "[Network(16, 7, 7)]", "Network(16, 7, 7)", "No layer follows the input of 'Net'", "[Network(16, 7, 7), ReLU]" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_mistake_is_reported_at_its_place_and_the_nearest_correct_program_is_not(string id, string wrong, string place, string words, string correct)
    {
        var program = Program.Of(Nets.Class(wrong));
        Assert.Null(program.GeneratorException);
        Assert.True(program.CompilerDiagnostics.Count == 0, string.Join("\n", program.CompilerDiagnostics));
        var diagnostic = Assert.Single(await program.Analyze());
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(place, Program.TextAt(diagnostic));
        Assert.Contains(words, diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal(diagnostic.DefaultSeverity == DiagnosticSeverity.Error, IsRefused(program));

        var neighbor = Program.Of(Nets.Class(correct));
        Assert.Empty(neighbor.CompilerDiagnostics);
        Assert.Empty(await neighbor.Analyze());
        Assert.False(IsRefused(neighbor));
    }

    private static bool IsRefused(Program program) => program.Files.Values.Any(text => text.Contains("NotSupportedException", StringComparison.Ordinal));

    /// <summary>The programs here are compiled with warnings as errors: a note stays one.</summary>
    [Theory]
    [InlineData("Conv2D(4, 3, Stride = 2)", DiagnosticSeverity.Error)]
    [InlineData("AvgPool2D(3, Stride = 2)", DiagnosticSeverity.Info)]
    [InlineData("MaxPool2D(3, Stride = 2)", DiagnosticSeverity.Info)]
    public async Task Dropped_pixels_are_a_warning_for_a_convolution_and_info_for_a_pool(string layer, DiagnosticSeverity severity)
    {
        var diagnostic = Assert.Single(await Program.Of(Nets.Class($"[Network(1, 10, 10), {layer}]")).Analyze());
        Assert.Equal(("KG2003", severity), (diagnostic.Id, diagnostic.Severity));
    }

    [Fact]
    public async Task Axes_that_drop_different_counts_are_reported_separately()
    {
        var found = await Program.Of(Nets.Class("[Network(1, 10, 12), Conv2D(4, 3, StrideHeight = 2, StrideWidth = 4)]")).Analyze();
        Assert.Equal(["StrideHeight = 2", "StrideWidth = 4"], found.Where(diagnostic => diagnostic.Id == "KG2003").Select(Program.TextAt));
    }

    /// <summary>Where the shape behind a mistake is known all the same, the layers behind it are judged too.</summary>
    [Fact]
    public async Task Mistakes_that_leave_the_shape_known_are_reported_together()
    {
        var found = await Program.Of(Nets.Class(
            "[Network(4, 8, 8), Conv2D(6, 3, Groups = 4), Add(\"a\"), ReLU(As = \"b\"), MaxPool2D(2), Concat(\"b\"), Linear(7), Conv2D(1, 1)]")).Analyze();
        Assert.Equal(["Groups = 4", "\"a\"", "\"b\"", "Linear(7)"], found.Select(Program.TextAt));
    }

    /// <summary>A network whose n-th layer alone is wrong squiggles there.</summary>
    [Theory]
    [InlineData(0, "Conv2D(8, 25)")]
    [InlineData(1, "Linear(5)")]
    [InlineData(2, "MaxPool2D(21)")]
    [InlineData(3, "Conv2D(16, 3, Groups = 3)")]
    [InlineData(4, "Conv1D(4, 3)")]
    [InlineData(5, "Add(\"skip\")")]
    [InlineData(7, "Conv2D(4, 3)")]
    public async Task The_diagnostic_is_at_the_layer_that_causes_it(int position, string wrong)
    {
        string[] layers = ["Conv2D(8, 5)", "ReLU", "MaxPool2D(2)", "Conv2D(16, 3)", "ReLU", "MaxPool2D(2)", "Flatten", "Linear(10)"];
        layers[position] = wrong;
        var diagnostic = Assert.Single(await Program.Of(Nets.Class($"[Network(1, 24, 24), {string.Join(", ", layers)}]")).Analyze());
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.Contains(Program.TextAt(diagnostic), wrong, StringComparison.Ordinal);
    }
}
