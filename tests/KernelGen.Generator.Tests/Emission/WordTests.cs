using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using KernelGen.CompilerServices;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Tests.Documentation;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace KernelGen.Generator.Tests.Emission;

/// <summary>Words of the runtime that emission can name, for kernels and layers: each exists, and there are no others.</summary>
public sealed partial class WordTests
{
    private static readonly Assembly Runtime = typeof(StencilRunner).Assembly;

    [Theory]
    [InlineData(512)]
    [InlineData(256)]
    [InlineData(128)]
    [InlineData(0)]
    public void Every_word_that_emission_can_name_exists_in_the_runtime(int vectorBits) =>
        Assert.All(Emitted(vectorBits), word => Assert.True(Exists(word), word));

    [Theory]
    [InlineData(512)]
    [InlineData(256)]
    [InlineData(128)]
    [InlineData(0)]
    public void Every_public_word_of_the_runtime_can_be_emitted(int vectorBits)
    {
        var emitted = Emitted(vectorBits).ToArray();
        var type = Public(emitted[0].Split('.')[0])!;
        Assert.Empty(Members(type).Select(member => $"{type.Name}.{member}").Except(emitted));
    }

    [Fact]
    public void No_other_file_of_the_generator_names_a_class_of_lanes() => Assert.Equal(
        ["Words.cs"],
        Strings().Where(source => LanesInText().IsMatch(source.Text)).Select(source => source.File).Distinct());

    [Fact]
    public void Every_other_member_of_the_runtime_that_the_generator_spells_exists()
    {
        var spelled = (
            from source in Strings()
            from Match match in SpelledMember().Matches(source.Text)
            let type = match.Groups["type"].Value is "TStores" or "{stores}" ? nameof(IStores) : match.Groups["type"].Value
            where Public(type) is not null
            select $"{type}.{match.Groups["member"].Value}").Distinct().ToArray();
        Assert.Contains("RowCache.Prefetch", spelled);
        Assert.Contains("IStores.Store", spelled);
        Assert.Contains("TensorRows.Scale", spelled);
        Assert.All(spelled, word => Assert.True(Exists(word), word));
    }

    /// <summary>The words for one width, each with its class.</summary>
    private static IEnumerable<string> Emitted(int vectorBits) =>
        from property in typeof(Words).GetProperties()
        let vectors = property.GetCustomAttribute<Words.VectorsAttribute>()
        where vectors is null || (vectorBits >= vectors.Least && vectorBits <= vectors.Most)
        select (string)property.GetValue(Words.Of(vectorBits))!;

    private static bool Exists(string word) => Public(word.Split('.')[0]) is { } type && Members(type).Contains(word.Split('.')[1]);

    private static Type? Public(string name) =>
        Runtime.GetExportedTypes().FirstOrDefault(type => type.Namespace == "KernelGen.CompilerServices" && type.Name.Split('`')[0] == name);

    private static IEnumerable<string> Members(Type type) => type
        .GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(member => member is not MethodInfo { IsSpecialName: true })
        .Select(member => member.Name).Distinct();

    /// <summary>The strings in the generator's source, interpolated ones with their holes.</summary>
    private static IEnumerable<(string File, string Text)> Strings() =>
        from path in Directory.GetFiles(Path.Combine(Markdown.Root, "generator", "KernelGen.Generator"), "*.cs", SearchOption.AllDirectories)
        where !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        from node in CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot().DescendantNodes()
        where node is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax
        select (Path.GetFileName(path), node.ToString());

    /// <summary>A class of lanes: the width a number, a hole of an interpolated string, or "Scalar".</summary>
    [GeneratedRegex("""\bLanes(\d|\{|Scalar)""")]
    private static partial Regex LanesInText();

    [GeneratedRegex("""(?<type>\b[A-Z]\w+|\{stores\})\.(?<member>[A-Z]\w+)[(<]""")]
    private static partial Regex SpelledMember();
}
