using System;
using System.IO;
using System.Linq;
using KernelGen.Execution.Tests.GeneratedNetworks;
using KernelGen.Execution.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace KernelGen.Execution.Tests.Memory;

/// <summary>No body touches an element outside the declared ones: each runs between forbidden pages, in a process that would not survive it.</summary>
public sealed class GuardedBodiesTests
{
    [LinuxFact]
    public void Kernels_touch_nothing_outside_their_pixels() =>
        Check(nameof(GuardedKernels), Batch.Image(LanguageVersion.Latest, GuardedKernels.All), leastCalls: 40_000);

    [LinuxFact]
    public void Fused_layers_and_networks_touch_nothing_outside_their_tensors() =>
        Check(nameof(GuardedLayers), GuardedLayers.Image(), leastCalls: 300);

    [LinuxFact]
    public void A_body_that_states_how_far_it_reaches_is_kept_inside_the_image() =>
        Assert.Null(GuardedProcess.Complaint(nameof(FarReachingStencil), typeof(GuardedBodiesTests).Assembly.Location, "as it is", out _, "true"));

    [LinuxFact]
    public void A_body_that_reaches_farther_than_it_states_is_found_and_named()
    {
        var complaint = GuardedProcess.Complaint(
            nameof(FarReachingStencil), typeof(GuardedBodiesTests).Assembly.Location, "as it is", out _, "false");
        Assert.Contains("touched a forbidden page", complaint, StringComparison.Ordinal);
        Assert.Contains("source AtEnd", complaint, StringComparison.Ordinal);
    }

    private static void Check(string what, MemoryStream image, long leastCalls)
    {
        var assembly = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(assembly, image.ToArray());
            var complaints = GuardedProcess.Settings.Select(setting =>
            {
                var complaint = GuardedProcess.Complaint(what, assembly, setting, out var calls);
                return complaint ?? (calls < leastCalls ? $"{setting}: {calls} calls, {leastCalls} were meant" : null);
            }).OfType<string>().ToArray();
            Assert.True(complaints.Length == 0, string.Join("\n\n", complaints));
        }
        finally
        {
            File.Delete(assembly);
        }
    }
}
