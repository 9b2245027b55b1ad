using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Networks.Emission;

/// <summary>A loop of emitted code from 0 to a constant; left out where it would run once.</summary>
/// <param name="Name">The variable.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Step">From a value to the next.</param>
/// <param name="Comment">What it walks over.</param>
internal sealed record Loop(string Name, long End, long Step = 1, string Comment = "")
{
    /// <summary>A loop that ends at a variable.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="end">Where it ends, as text.</param>
    public Loop(string name, string end)
        : this(name, long.MaxValue) =>
        EndText = end;

    /// <summary>The variable inside the loop: <c>0</c> where there is none.</summary>
    public string Variable => IsNeeded ? Name : "0";

    private string? EndText { get; }

    private bool IsNeeded => End > Step;

    private string Head
    {
        get
        {
            var next = Step == 1 ? Name + "++" : $"{Name} += {Step}";
            var comment = Comment.Length == 0 ? "" : "     // " + Comment;
            return $"for (nint {Name} = 0; {Name} < {EndText ?? $"{End}"}; {next}){comment}";
        }
    }

    /// <summary>Loops within one another and the block of the innermost.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="otherwise">What the block is, where no loop is needed.</param>
    /// <param name="loops">The outermost first.</param>
    public static IDisposable Nest(CodeWriter writer, string otherwise, params Loop[] loops)
    {
        var needed = loops.Where(loop => loop.IsNeeded).Select(loop => loop.Head).DefaultIfEmpty("// " + otherwise).ToList();
        foreach (var head in needed.Take(needed.Count - 1)) writer.Line(head);
        return writer.Block(needed[needed.Count - 1]);
    }

    /// <summary>
    /// Walks an axis in tiles. The last tile ends where the axis ends, so it may overlap the one before: it computes the same numbers
    /// again.
    /// </summary>
    /// <returns>The text of the tile's first index.</returns>
    public string First(CodeWriter writer, string name)
    {
        if (!IsNeeded || End % Step == 0) return Variable;
        writer.Line($"nint {name} = {Name} < {End - Step} ? {Name} : {End - Step};");
        return name;
    }

    /// <summary>Declares a reference to a number, by what is counted from another.</summary>
    public static void Reference(
        CodeWriter writer, Element element, string name, string from, params (string Variable, long Factor)[] terms) =>
        writer.Line($"ref {element.Name} {name} = ref Unsafe.Add(ref {from}, {Sum(terms)});");

    /// <summary>The sum of products as text; what is 0 is left out.</summary>
    public static string Sum(params (string Variable, long Factor)[] terms) => Sum((IEnumerable<(string, long)>)terms);

    /// <summary>The sum of products as text; what is 0 is left out.</summary>
    public static string Sum(IEnumerable<(string Variable, long Factor)> terms)
    {
        var texts = terms
            .Where(term => term.Factor != 0 && term.Variable != "0")
            .Select(term => term.Variable == "1" ? $"{term.Factor}"
                : term.Factor == 1 ? term.Variable : $"{term.Variable} * {term.Factor}")
            .ToArray();
        return texts.Length == 0 ? "0" : string.Join(" + ", texts);
    }
}
