using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace KernelGen.Jit.Tests.Listings;

/// <summary>Vectors that found no register: what innermost loops read from and write to the method's stack frame.</summary>
internal static class Spills
{
    /// <summary>The instructions of innermost loops with a vector in the frame as an operand; without blocks that call a method.</summary>
    public static IEnumerable<string> InInnermostLoops(Listing listing)
    {
        var vectorInFrame = new Regex($@"\b[xyz]mmword ptr \[({string.Join('|', listing.FrameRegisters)})\b");
        return Loops.Innermost(listing.Blocks)
            .SelectMany(loop => loop)
            .Where(block => !block.Calls)
            .SelectMany(block => block.Instructions)
            .Where(line => vectorInFrame.IsMatch(line));
    }
}
