using System;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>What both ways to find the column sums of a box share: x walks along the rows of a piece of the run.</summary>
/// <param name="writer">Where to write.</param>
/// <param name="plan">The plan of a box.</param>
/// <param name="spelling">How vectors are spelled.</param>
internal abstract class BoxColumns(CodeWriter writer, Plan plan, Spelling spelling)
{
    protected CodeWriter Writer => writer;
    protected Spelling Spelling => spelling;
    protected BoxWindow Window { get; } = plan.Box!;
    protected Pass Down { get; } = plan.Passes[0];
    protected string Type => spelling.Type(Down.Lane);

    /// <summary>Two values of a column as one.</summary>
    protected string Folded(string first, string second) => Print(Window.Fold.Of(new Variable(first), new Variable(second)));

    protected string Print(Expression expression) => spelling.Print(Down.Lane, expression);

    /// <summary>A declaration of a row of the scratch.</summary>
    protected string Scratch(string name, string offset) => $"ref {Down.Output} {name} = ref ScratchRow.Of<{Down.Output}>(scratch{offset});";

    /// <summary>The piece of a source row.</summary>
    protected static string Picture(string row) => $"Unsafe.Add(ref source[{row}], first)";

    protected string LoadPicture(string row) => spelling.Load(Down.Lane, Down.Input, row, "x");

    protected string Load(string row) => spelling.Load(Down.Lane, Down.Output, row, "x");

    protected string Store(string value, string row) => spelling.Store(Down.Lane, Down.Output, value, row, "x");

    protected IDisposable Loop()
    {
        var step = spelling.Width(Down.Lane);
        return writer.Block(step == 1
            ? "for (nuint x = 0; x < width; x++)"
            : $"for (nuint x = 0, last = width - {step}; ; x = Math.Min(x + {step}, last))");
    }

    protected void EndOfLoop()
    {
        if (spelling is not ScalarSpelling) writer.Line("if (x == last) break;");
    }
}
