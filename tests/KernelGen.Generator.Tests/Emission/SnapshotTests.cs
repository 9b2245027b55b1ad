using System;
using System.IO;
using System.Linq;
using KernelGen.Generator.Tests.Documentation;
using KernelGen.Generator.Tests.Harness;
using Xunit;

namespace KernelGen.Generator.Tests.Emission;

/// <summary>Four generated files, kept in the folder Snapshots, so that a reviewer reads in a diff what a change makes of them.</summary>
public sealed class SnapshotTests
{
    private const string Command = "UPDATE_SNAPSHOTS=1 dotnet test tests/KernelGen.Generator.Tests --filter SnapshotTests";

    private static readonly string Folder = Path.Combine(Markdown.Root, "tests", "KernelGen.Generator.Tests", "Snapshots");

    [Theory]
    [InlineData("Sharpen3x3", "byte", "Kernel3x3(0, -1, 0,  -1, 5, -1,  0, -1, 0)")]
    [InlineData("Box21x21", "byte", "BoxKernel(21, 21)")]
    [InlineData("SeparableFloat", "float", "SeparableKernel([1, 4, 6, 4, 1], [0.25, 0.5, 0.25], Border = BorderMode.Reflect101)")]
    public void The_text_of_a_kernel_is_its_snapshot(string name, string element, string attribute) =>
        AssertSnapshot(name, Program.Class($"""
            [{attribute}]
                public static partial void {name}(ReadOnlySpan<{element}> source, Span<{element}> destination, int width, int height);
            """));

    [Fact]
    public void The_text_of_a_network_is_its_snapshot() =>
        AssertSnapshot("SmallNetwork", """
            using KernelGen;

            namespace Demo;

            [Network(1, 8, 8)]
            [Conv2D(4, 3, Padding = 1), ReLU, MaxPool2D(2)]
            [Flatten, Linear(3)]
            public sealed partial class SmallNetwork;
            """);

    private static void AssertSnapshot(string name, string source)
    {
        var generated = Program.Of(source).Files.Values.Single();
        var path = Path.Combine(Folder, name + ".g.cs.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1") File.WriteAllText(path, generated);

        var snapshot = File.Exists(path) ? File.ReadAllText(path) : "";
        if (snapshot == generated) return;
        var (before, after) = (snapshot.Split('\n'), generated.Split('\n'));
        var same = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.Fail($"""
            Line {same + 1} of Snapshots/{name}.g.cs.txt is
                {before.ElementAtOrDefault(same)}
            and the generator now writes
                {after.ElementAtOrDefault(same)}
            If that is meant, write the snapshots again and read their diff:
                {Command}
            """);
    }
}
