using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using KernelGen.Execution.Tests.Harness;
using KernelGen.Execution.Tests.Memory;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace KernelGen.Execution.Tests.Runtime;

/// <summary>The first calls of kernels of integers, by the scalar body: in processes of their own, as these tests have none.</summary>
public sealed class FirstCallTests
{
    public static TheoryData<string> Pairs => new(FirstCallRun.Pairs.Select(pair => pair.ToString()));

    [Theory]
    [MemberData(nameof(Pairs))]
    public void First_calls_compute_the_definition(string pair)
    {
        var declarations = FirstCallRun.Declarations(pair);
        var assembly = Path.GetTempFileName();
        try
        {
            var image = Batch.Image(LanguageVersion.Latest, declarations);
            // not those that keep alpha, whose sums are estimates, or whose scalar body sums down first
            Assert.True(Offers(image) >= declarations.Count / 4, $"only {Offers(image)} of {declarations.Count} offer it");
            File.WriteAllBytes(assembly, image.ToArray());
            var complaint = GuardedProcess.Complaint(nameof(FirstCallRun), assembly, FirstCalls.Always, out var calls, pair);
            Assert.True(complaint is null, complaint);
            Assert.Equal(declarations.Count, calls);
        }
        finally
        {
            File.Delete(assembly);
        }
    }

    [Fact]
    public void The_scalar_body_computes_until_its_operations_are_spent() =>
        Assert.Null(Counted($"{FirstCalls.Variable}={CountingStencil.OperationsOfThreeCalls}", "3"));

    [Fact]
    public void Without_operations_every_call_takes_the_body_for_vectors() => Assert.Null(Counted("as it is", "0"));

    private static string? Counted(string setting, string firstCalls) => GuardedProcess.Complaint(
        nameof(CountingStencil), typeof(FirstCallTests).Assembly.Location, setting, out _, firstCalls);

    /// <summary>How many of an assembly's kernels offer their scalar body.</summary>
    private static int Offers(MemoryStream image)
    {
        image.Position = 0;
        using var file = new PEReader(image, PEStreamOptions.LeaveOpen);
        var metadata = file.GetMetadataReader();
        return metadata.PropertyDefinitions
            .Count(property => metadata.GetString(metadata.GetPropertyDefinition(property).Name) == "ScalarOperations");
    }
}
