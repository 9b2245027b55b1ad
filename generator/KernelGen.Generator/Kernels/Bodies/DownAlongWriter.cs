using System;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>
/// Writes two passes over each row, down into words and along them, each a method of its own: the JIT would load the coefficients of both
/// at once, and spill them.
/// </summary>
internal abstract class DownAlongWriter(CodeWriter writer, Body body, Pass down, Pass along)
{
    protected CodeWriter Writer => writer;

    protected Spelling Spelling { get; } = body.Spelling;

    protected Words Words => Spelling.Words;

    protected string DownName => body.MethodName.Replace("Run", "Down");

    protected string AlongName => body.MethodName.Replace("Run", "Along");

    /// <summary>The type of a vector of words.</summary>
    protected string Shorts => $"{Spelling.Vector}<short>";

    /// <summary>Writes both methods; rows of words that one fills and the other reads are parameters of both.</summary>
    /// <param name="words">These parameters.</param>
    public void WriteMethods(string words)
    {
        WriteMethod($"{DownName}(Rows<{down.Input}> source, {words}, nuint begin, nuint end)", () =>
        {
            foreach (var row in down.Taps.Select(tap => tap.Row).Distinct()) writer.Line($"ref {down.Input} row{row} = ref source[{row}];");
            WriteSteps(body.Target.Elements(Element.Of(down.Input).Bytes), WriteDown);
        });
        WriteMethod($"{AlongName}({words}, ref {along.Output} output, nuint begin, nuint end)", () =>
        {
            OpenAlong();
            WriteSteps(body.Lanes, WriteAlong);
        });
    }

    /// <summary>Writes a step down the columns.</summary>
    protected abstract void WriteDown();

    /// <summary>Writes what stands before the walk along the words.</summary>
    protected virtual void OpenAlong()
    {
    }

    /// <summary>Writes a step along the words.</summary>
    protected abstract void WriteAlong();

    private void WriteMethod(string signature, Action write)
    {
        writer.Line();
        writer.Line(CompiledMark.Hot);
        using (writer.Wrapping($"private static void {signature}"))
        using (writer.Block("unchecked"))
            write();
    }

    /// <summary>
    /// The walk along a row: whole steps, the last one overlapping where they do not divide the length. Written so, the JIT needs one
    /// branch less a step than for a loop that ends in a minimum.
    /// </summary>
    private void WriteSteps(int lanes, Action step)
    {
        writer.Line($"nuint x = begin, last = end - {lanes};");
        using (writer.Block("while (true)"))
        {
            step();
            writer.EndOfStep(body.Target);
            writer.Line($"x += {lanes};");
            writer.Line("if (x > last) x = last;");
        }
    }
}
