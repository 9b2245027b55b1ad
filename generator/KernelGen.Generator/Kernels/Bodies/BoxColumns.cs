using System;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>What both ways to find the column sums of a box share: x walks along the rows of a piece of the run.</summary>
/// <param name="writer">Where to write.</param>
/// <param name="body">The body.</param>
internal abstract class BoxColumns(CodeWriter writer, RunningBoxBody body)
{
    protected CodeWriter Writer => writer;
    protected RunningBoxBody Body => body;
    protected Spelling Spelling { get; } = body.Spelling;
    protected BoxWindow Window => body.Window;
    protected Pass Down => body.Down;
    protected string Type => Spelling.Type(Down.Lane);

    protected string Print(Expression expression) => Spelling.Print(Down.Lane, expression);

    /// <summary>A declaration of a row of the scratch.</summary>
    protected string Scratch(string name, string offset) => $"ref {Down.Output} {name} = ref ScratchRow.Of<{Down.Output}>(scratch{offset});";

    /// <summary>The piece of a source row.</summary>
    protected static string Picture(string row) => $"Unsafe.Add(ref source[{row}], first)";

    protected string LoadPicture(string row) => Spelling.Load(Down.Lane, Down.Input, row, "x");

    protected string Load(string row) => Spelling.Load(Down.Lane, Down.Output, row, "x");

    protected string Store(string value, string row) => Spelling.Store(Down.Lane, Down.Output, value, row, "x");

    protected IDisposable Loop()
    {
        var step = Spelling.Width(Down.Lane);
        return writer.Block(step == 1
            ? "for (nuint x = 0; x < width; x++)"
            : $"for (nuint x = 0, last = width - {step}; ; x = Math.Min(x + {step}, last))");
    }

    protected void EndOfLoop()
    {
        if (!body.Target.IsScalar) writer.Line("if (x == last) break;");
    }
}
