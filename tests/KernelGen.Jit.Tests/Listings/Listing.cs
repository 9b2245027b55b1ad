using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace KernelGen.Jit.Tests.Listings;

/// <summary>The machine code of one body of a kernel, or of the tiles that it computes one by one, as the JIT lists it.</summary>
/// <param name="Kernel">The name of the declared method.</param>
/// <param name="Body">The name of the emitted method.</param>
/// <param name="FrameRegisters">The registers that the frame is addressed by.</param>
/// <param name="Blocks">The labeled blocks in their order.</param>
internal sealed partial record Listing(string Kernel, string Body, IReadOnlyList<string> FrameRegisters, IReadOnlyList<Block> Blocks)
{
    [GeneratedRegex(
        @"^; Assembly listing for method .*?Kernels_(?<kernel>\w+)_Stencil:(?:Run|Tile)(?<width>\d+|Scalar)(?:\[[^\]]*\])?\(", RegexOptions.Multiline)]
    private static partial Regex Title { get; }

    [GeneratedRegex(@"^(?<label>G_M\d+_IG\d+): *;;.*\n(?<code>(?:^ .*\n)*)", RegexOptions.Multiline)]
    private static partial Regex LabeledBlock { get; }

    /// <summary>All listings of bodies in what the JIT wrote.</summary>
    public static IEnumerable<Listing> ReadAll(string text)
    {
        var titles = Title.Matches(text);
        for (var i = 0; i < titles.Count; i++)
        {
            var end = text.IndexOf("; Total bytes of code", titles[i].Index, StringComparison.Ordinal);
            yield return Read(titles[i].Groups["kernel"].Value, "Run" + titles[i].Groups["width"].Value, text[titles[i].Index..end]);
        }
    }

    private static Listing Read(string kernel, string body, string text)
    {
        // Where rsp is the frame's base, rbp is a register like any other.
        string[] frame = text.Contains("; rbp based frame", StringComparison.Ordinal) ? ["rbp", "rsp"] : ["rsp"];
        var blocks = LabeledBlock.Matches(text).Select(match => new Block(
            match.Groups["label"].Value,
            [.. match.Groups["code"].Value.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)]));
        return new Listing(kernel, body, frame, [.. blocks]);
    }
}

/// <summary>Instructions between two labels. A jump may stand in the middle.</summary>
/// <param name="Label">The label it begins with.</param>
/// <param name="Instructions">Mnemonic and operands.</param>
internal sealed partial record Block(string Label, IReadOnlyList<string> Instructions)
{
    [GeneratedRegex(@"^j\w+ +(?:SHORT )?(?<label>G_M\d+_IG\d+)$")]
    private static partial Regex Jump { get; }

    /// <summary>The labels that it may jump to.</summary>
    public IEnumerable<string> JumpTargets =>
        Instructions.Select(line => Jump.Match(line)).Where(match => match.Success).Select(match => match.Groups["label"].Value);

    /// <summary>Whether control may reach the block that follows.</summary>
    public bool FallsThrough =>
        !Instructions.Any(line => line == "ret" || line.StartsWith("jmp ", StringComparison.Ordinal) || line == "int3");

    /// <summary>Whether it calls another method: the way of the few pixels that need a second look.</summary>
    public bool Calls => Instructions.Any(line => line.StartsWith("call ", StringComparison.Ordinal));
}
