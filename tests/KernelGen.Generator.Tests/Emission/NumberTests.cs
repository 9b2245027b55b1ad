using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Support;
using KernelGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace KernelGen.Generator.Tests.Emission;

/// <summary>Numbers reach the text through one printer, which prints nothing that is no expression of C#.</summary>
public sealed class NumberTests
{
    private static readonly double[] Extremes =
    [
        0, -0.0, 1, -1, 0.1, 1e39, -1e39, 1e-46, 1e-45, double.Epsilon, -double.Epsilon, double.MaxValue, double.MinValue,
        float.MaxValue, float.MinValue, float.Epsilon, 1e15, 1e16, 123456789, 16777217, 1.0 / 3, Math.PI, 2.2250738585072014E-308,
        double.NaN, double.PositiveInfinity, double.NegativeInfinity,
    ];

    /// <summary>As in Sweden, and further off: machines without data of cultures have no such one of their own.</summary>
    private static CultureInfo Foreign()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.PositiveSign = "plus";
        culture.NumberFormat.PositiveInfinitySymbol = "\u221e";
        return culture;
    }

    [Fact]
    public void Every_number_is_printed_as_an_expression_of_the_same_value()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = Foreign();
        try
        {
            foreach (var value in Extremes)
            {
                Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(Value<double>(Invariant.Literal(value), "double")));
                Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(Value<double>(Invariant.Decimal(value), "double")));
                Assert.Equal(BitConverter.SingleToInt32Bits((float)value), BitConverter.SingleToInt32Bits(Value<float>(Invariant.Literal((float)value), "float")));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_fraction_is_not_a_constant_of_an_integer_lane()
    {
        Assert.Equal("-7", KernelGen.Generator.Machine.Literals.Whole(-7));
        Assert.Throws<ArgumentOutOfRangeException>(() => KernelGen.Generator.Machine.Literals.Whole(new KernelGen.Shared.Rational(1, 3)));
    }

    [Theory]
    [InlineData("Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0, Divisor = -3)", "byte")]
    [InlineData("Kernel3x3(-.5, 1e-30, 0, -1, 5.25, -1, 0, -1, -0.0, Offset = -0.5)", "float")]
    [InlineData("GaussianKernel(7, 1.4)", "ushort")]
    [InlineData("Kernel3x3(-.1, .3, 0, -1, 5.25, -1, 0, -1, 0, Border = BorderMode.Constant, BorderValue = -1.5)", "double")]
    public void The_text_is_the_same_under_another_culture(string attribute, string element)
    {
        var source = Program.Filter(attribute).Replace("byte", element, StringComparison.Ordinal);
        var expected = Program.Of(source).Files.Values.Single();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = Foreign();
            Assert.Equal(expected, Program.Of(source).Files.Values.Single());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>Numbers that are finite where they are written, and not where they are used.</summary>
    [Theory]
    [InlineData("Scale = 1e39", "KG1007", "Scale/Deviation of 'Filters.Net' is infinite as a float")]
    [InlineData("Scale = 1e-50", "KG1007", "Scale/Deviation of 'Filters.Net' is 0 as a float")]
    [InlineData("Deviation = new[] { 1e-45 }", "KG1007", "Scale/Deviation of 'Filters.Net' is infinite as a float")]
    [InlineData("Deviation = new[] { 1e60 }", "KG1007", "Scale/Deviation of 'Filters.Net' is 0 as a float")]
    [InlineData("Scale = 1e30, Deviation = new[] { 1, 1e-10 }", "KG1007", "for channel 1 is infinite as a float")]
    [InlineData("Mean = new[] { 1e39 }", "KG1007", "Mean/Deviation of 'Filters.Net' is infinite as a float")]
    [InlineData("Mean = new[] { 0, -1e30 }, Deviation = new[] { 1e-9 }", "KG1007", "Mean/Deviation of 'Filters.Net' for channel 1 is infinite as a float")]
    public async Task What_bytes_are_scaled_by_is_finite_as_a_float(string options, string id, string said)
    {
        var program = Program.Of(Program.Class($"[Network(2, 4, 4, {options})] [ReLU] public sealed partial class Net;"));
        Assert.Empty(program.CompilerDiagnostics);
        var found = Assert.Single(await program.Analyze());
        Assert.Equal(id, found.Id);
        Assert.Contains(said, found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Network(2, 4, 4, Scale = 1e38)] [ReLU]")]
    [InlineData("[Network(2, 4, 4, Scale = 0)] [ReLU]")]
    [InlineData("[Network(2, 4, 4, Scale = 1e-40, Mean = new[] { -0.0 })] [ReLU]")]
    [InlineData("[Network(2, 4, 4, Scale = 1e39, Deviation = new[] { 10.0 })] [ReLU]")]
    [InlineData("[Network(2, 4, 4)] [LeakyReLU(1e-60)]")]
    [InlineData("[Network(2, 4, 4, Trainable = true)] [Conv2D(2, 1), BatchNorm2D(Epsilon = 1e-300), LeakyReLU(-3.4e38), Dropout(0.9999999999999999)]")]
    public async Task What_fits_a_float_is_used(string attributes)
    {
        var program = Program.Of(Program.Class(attributes + " public sealed partial class Net;"));
        Assert.Empty(program.CompilerDiagnostics);
        Assert.Empty(await program.Analyze());
    }

    [Theory]
    [InlineData("1e39")]
    [InlineData("-1e300")]
    public async Task A_slope_is_finite_as_a_float(string slope)
    {
        foreach (var trainable in new[] { "", ", Trainable = true" })
        {
            var program = Program.Of(Program.Class($"[Network(2, 4, 4{trainable})] [LeakyReLU({slope})] public sealed partial class Net;"));
            Assert.Empty(program.CompilerDiagnostics);
            var found = Assert.Single(await program.Analyze());
            Assert.Equal("KG1007", found.Id);
            Assert.Contains("it must be finite as a float", found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }
    }

    /// <summary>Whatever numbers stand in a declaration: a diagnostic of ours or a program, never an error in a generated file.</summary>
    [Fact]
    public async Task Extreme_numbers_give_a_diagnostic_or_a_program()
    {
        string[] numbers = ["0", "-0.0", "1e39", "-1e39", "1e-46", "1e308", "5e-324", "1e-320", "3.5e38", "1e30", "1e-30", "double.NaN", "double.PositiveInfinity"];
        string[] elements = ["byte", "ushort", "float", "double"];
        var random = new Random(7);
        string Any() => numbers[random.Next(numbers.Length)];
        for (var i = 0; i < 50; i++)
        {
            var option = random.Next(5) switch
            {
                0 => $", Divisor = {Any()}",
                1 => $", Offset = {Any()}",
                2 => $", Border = BorderMode.Constant, BorderValue = {Any()}",
                _ => "",
            };
            var attribute = random.Next(4) switch
            {
                0 => $"Kernel(1, 3, {Any()}, 1, {Any()}{option})",
                1 => $"SeparableKernel([1, {Any()}], [{Any()}, 2, 1]{option})",
                2 => $"GaussianKernel(5, {Any()}{option})",
                _ => $"BoxKernel(3, 3{option})",
            };
            var program = Program.Of(Program.Filter(attribute).Replace("byte", elements[random.Next(elements.Length)], StringComparison.Ordinal));
            Assert.Null(program.GeneratorException);
            Assert.True(program.CompilerDiagnostics.Count == 0, $"[{attribute}] {program.CompilerDiagnostics.FirstOrDefault()}");
            await program.Analyze();
        }
    }

    /// <summary>
    /// No other place formats a fraction: a host's own way to write it or an infinity would reach the text. Whole numbers may stand in
    /// the holes of the generator's interpolated strings, which are invariant; what the runtime compiles too has no such strings.
    /// </summary>
    [Fact]
    public void Numbers_are_formatted_in_one_place_only()
    {
        var found = new List<string>();
        var compilation = GeneratorSources();
        foreach (var tree in compilation.SyntaxTrees.Where(tree => !tree.FilePath.EndsWith("Invariant.cs", StringComparison.Ordinal)))
        {
            var model = compilation.GetSemanticModel(tree);
            var holesAreInvariant = !tree.FilePath.Split(Path.DirectorySeparatorChar).Contains("Shared");
            foreach (var node in tree.GetRoot().DescendantNodes())
                if (FormatsByCulture(node, model, holesAreInvariant)) found.Add($"{Path.GetFileName(tree.FilePath)}({node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}): {node}");
        }
        Assert.True(found.Count == 0, string.Join("\n", found));
    }

    [Theory]
    [InlineData("class C { string M(double x) => $\"{x}\"; }", true)]
    [InlineData("class C { System.FormattableString M(float x) => $\"{x}\"; }", true)]
    [InlineData("class C { string M(int x) => $\"{x}\"; }", true)]
    [InlineData("class C { System.FormattableString M(int x) => $\"{x}\"; }", false)]
    [InlineData("class C { string M(double x) => \"\" + x; }", true)]
    [InlineData("class C { string M(double x) => x.ToString(System.Globalization.CultureInfo.InvariantCulture); }", true)]
    [InlineData("class C { string M(string x) => $\"{x}\" + x; }", false)]
    public void The_search_finds_numbers_that_depend_on_the_culture(string source, bool isFound)
    {
        var tree = CSharpSyntaxTree.ParseText(source);
        var model = CSharpCompilation.Create("Search", [tree], References).GetSemanticModel(tree);
        Assert.Equal(isFound, tree.GetRoot().DescendantNodes().Any(node => FormatsByCulture(node, model, holesAreInvariant: false)));
    }

    private static bool FormatsByCulture(SyntaxNode node, SemanticModel model, bool holesAreInvariant) => node switch
    {
        InterpolationSyntax hole when model.GetTypeInfo(hole.Expression).Type is { } type =>
            IsFraction(type) || (!holesAreInvariant && IsWhole(type) && model.GetTypeInfo(hole.Parent!).ConvertedType?.Name != "FormattableString" && !IsInvariant(hole, model)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when model.GetTypeInfo(sum).Type?.SpecialType == SpecialType.System_String =>
            IsNumber(model.GetTypeInfo(sum.Left).Type) || IsNumber(model.GetTypeInfo(sum.Right).Type),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" } access } =>
            model.GetTypeInfo(access.Expression).Type is { } type && IsFraction(type),
        _ => false,
    };

    private static bool IsInvariant(InterpolationSyntax hole, SemanticModel model) =>
        hole.Expression is LiteralExpressionSyntax || model.GetConstantValue(hole.Expression).HasValue;

    private static bool IsNumber(ITypeSymbol? type) => type is not null && (IsWhole(type) || IsFraction(type));

    private static bool IsFraction(ITypeSymbol type) =>
        Bare(type).SpecialType is SpecialType.System_Single or SpecialType.System_Double;

    private static bool IsWhole(ITypeSymbol type) => Bare(type) is { } bare
        && (bare.SpecialType is SpecialType.System_Int16 or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Decimal
            || bare.Name == "BigInteger");

    private static ITypeSymbol Bare(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    private static T Value<T>(string expression, string type)
    {
        var tree = CSharpSyntaxTree.ParseText($"class C {{ const {type} Value = {expression}; }}");
        var compilation = CSharpCompilation.Create("Literal", [tree], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics());
        var field = (IFieldSymbol)compilation.GetTypeByMetadataName("C")!.GetMembers("Value").Single();
        return (T)field.ConstantValue!;
    }

    private static readonly MetadataReference[] References =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => !Path.GetFileName(path).StartsWith("KernelGen", StringComparison.Ordinal))
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)).ToArray();

    private static CSharpCompilation GeneratorSources()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !root.EnumerateFiles("KernelGen.sln").Any()) root = root.Parent;
        var folders = new[] { Path.Combine(root!.FullName, "generator", "KernelGen.Generator"), Path.Combine(root.FullName, "runtime", "Shared") };
        var files = folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin")).ToArray();
        Assert.True(files.Length > 150, "The generator's sources are not where they are looked for.");
        var parse = new CSharpParseOptions(LanguageVersion.CSharp12);
        return CSharpCompilation.Create(
            "Sources", files.Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), parse, path)), References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
    }
}
