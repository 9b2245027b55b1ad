using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace KernelGen.Jit.Tests.Listings;

/// <summary>The machine code of one method, as the JIT lists it.</summary>
/// <param name="Method">Class, method and type arguments, as the JIT spells them: <c>Space.Class:Method[Argument]</c>.</param>
/// <param name="FrameRegisters">The registers that the frame is addressed by.</param>
/// <param name="Blocks">The labeled blocks in their order.</param>
/// <param name="Constants">The lines of the table of constants that the code reads.</param>
internal sealed partial record Listing(
    string Method, IReadOnlyList<string> FrameRegisters, IReadOnlyList<Block> Blocks, IReadOnlyList<string> Constants)
{
    private const string Title = "; Assembly listing for method ", End = "; Total bytes of code";

    [GeneratedRegex(@"^(?<label>G_M\d+_IG\d+):.*\n(?<code>(?:^ .*\n)*)", RegexOptions.Multiline)]
    private static partial Regex LabeledBlock { get; }

    [GeneratedRegex(@"^RWD\d+\s.*$", RegexOptions.Multiline)]
    private static partial Regex Constant { get; }

    /// <summary>All listings in what the JIT wrote, read one by one.</summary>
    public static IEnumerable<Listing> ReadAll(TextReader reader)
    {
        var text = new StringBuilder();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith(Title, StringComparison.Ordinal)) text.Clear();
            text.Append(line).Append('\n');
            if (line.StartsWith(End, StringComparison.Ordinal)) yield return Read(text.ToString());
        }
    }

    private static Listing Read(string text)
    {
        // Where rsp is the frame's base, rbp is a register like any other.
        string[] frame = text.Contains("; rbp based frame", StringComparison.Ordinal) ? ["rbp", "rsp"] : ["rsp"];
        var blocks = LabeledBlock.Matches(text).Select(match => new Block(
            match.Groups["label"].Value,
            [.. match.Groups["code"].Value.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)]));
        var constants = Constant.Matches(text).Select(match => match.Value);
        return new Listing(text[Title.Length..text.IndexOf('(', StringComparison.Ordinal)], frame, [.. blocks], [.. constants]);
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
