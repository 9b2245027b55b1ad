using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using KernelGen.Jit.Tests.Listings;
using Xunit;

namespace KernelGen.Jit.Tests;

/// <summary>What the JIT makes of emitted bodies: optimized, small, and without spills in innermost loops.</summary>
public sealed class MachineCodeTests
{
    public static TheoryData<string> Bodies => [.. Body.All.Select(body => body.Name)];

    [BodyTheory]
    [MemberData(nameof(Bodies))]
    public void Every_kernel_runs_the_body_of_its_setting_fully_optimized(string body)
    {
        var probe = Probe(body);
        Assert.Equal(
            Records.All.Select(record => record.Kernel),
            probe.Methods.Where(method => method.Body == body).Select(method => method.Kernel));
        Assert.All(probe.Methods, method => Assert.Equal("FullOpts", method.Tier));
        Assert.DoesNotContain(
            probe.Text.Split('\n'),
            line => line.Contains("KernelGen", StringComparison.Ordinal) && line.Contains("MinOpts", StringComparison.OrdinalIgnoreCase));
    }

    [BodyTheory]
    [MemberData(nameof(Bodies))]
    public void Code_size_per_tap_stays_within_its_bound(string body)
    {
        var larger =
            from method in Probe(body).Methods
            where method.Body == body
            let record = Records.Of(method.Kernel)
            let bytesPerTap = (double)method.CodeSize / record.Taps
            let most = record[body].MostBytesPerTap(record.Taps)
            where bytesPerTap > most
            select $"{method.Kernel}: {bytesPerTap:f1} bytes per tap, at most {most:f1}";
        Assert.True(!larger.Any(), Message(body, larger));
    }

    [BodyTheory]
    [MemberData(nameof(Bodies))]
    public void Innermost_loops_spill_only_the_vectors_that_are_recorded(string body)
    {
        var kernels = Probe(body).Listings.Where(listings => listings.Key.Body == body).ToArray();
        Assert.Equal(Records.All.Count, kernels.Length);
        // a method that two threads compile at once is listed twice, and one of the listings may be cut
        Assert.All(kernels, listings => Assert.Contains(listings, listing => Loops.Innermost(listing.Blocks).Any()));

        var spilling =
            from listings in kernels
            let spills = listings.SelectMany(Spills.InInnermostLoops).ToArray()
            let recorded = Records.Of(listings.Key.Kernel)[body].Spills
            where spills.Length > recorded
            select $"{listings.Key.Kernel}: {spills.Length} spills, recorded {recorded}\n  {string.Join("\n  ", spills)}";
        Assert.True(!spilling.Any(), Message(body, spilling));
    }

    /// <summary>What is left over of blocks of rows: bodies without a record of their own.</summary>
    [BodyTheory]
    [MemberData(nameof(Bodies))]
    public void Single_rows_spill_no_more_than_is_recorded(string body)
    {
        var name = body == "RunScalar" ? body : body.Replace("Run", "RunRow", StringComparison.Ordinal);     // scalars have no others
        var rows = Probe(body).Listings.Where(listings => listings.Key.Body == name).ToArray();
        Assert.NotEmpty(rows);
        var spilling =
            from listings in rows
            let spills = listings.SelectMany(Spills.InInnermostLoops).ToArray()
            let recorded = Records.SpillsOfSingleRows.GetValueOrDefault((listings.Key.Kernel, body))
            where spills.Length > recorded
            select $"{listings.Key.Kernel}: {spills.Length} spills, recorded {recorded}\n  {string.Join("\n  ", spills)}";
        Assert.True(!spilling.Any(), $"{body}, single rows:\n{string.Join('\n', spilling)}");
    }

    private static ProbeProcess Probe(string body) => ProbeProcess.Of(Body.All.Single(known => known.Name == body));

    /// <summary>What is wrong, and all figures of this body now: if the change is for the better, they go into Records.cs.</summary>
    private static string Message(string body, IEnumerable<string> complaints)
    {
        var probe = Probe(body);
        var figures =
            from method in probe.Methods
            where method.Body == body
            let spills = probe.Listings[new(method.Kernel, method.Body)].SelectMany(Spills.InInnermostLoops)
            select $"{method.Kernel}: {new MachineCode(method.CodeSize, spills.Count())}";
        return $"{body}:\n{string.Join('\n', complaints)}\n\nNow:\n{string.Join('\n', figures)}";
    }

    /// <summary>A theory about x64 machine code.</summary>
    private sealed class BodyTheoryAttribute : TheoryAttribute
    {
        public BodyTheoryAttribute()
        {
            if (RuntimeInformation.ProcessArchitecture != Architecture.X64) Skip = "The records are of x64 code.";
        }
    }
}
