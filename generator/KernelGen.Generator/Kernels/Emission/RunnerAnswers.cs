using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Bodies;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>Writes what the generated struct answers when the runner lays out a call: it is read from the table of bodies that <c>Run</c> takes.</summary>
internal sealed class RunnerAnswers(CodeWriter writer, Stencil stencil, Plan plan)
{
    private readonly Dispatch widest = plan.Table[0];

    /// <summary>Every body but that with the widest vectors: short rows take one of them everywhere.</summary>
    private readonly IReadOnlyList<Dispatch> others = plan.Table.Skip(1).ToArray();

    private Body Other => others[0].Body;

    public void Write()
    {
        Answer("int Lanes", ByTest(others, body => $"{body.Lanes}"));
        Answer("int Step(nint count)", Step);
        Answer("bool FindsBorder(nint count)", FindsBorder);
        Answer("bool Strides", Other.Stride > 1 ? "true" : "false");
        Answer("int BlockRows", ByWidth(body => body.BlockRows));
        Answer("int FarBlockRows", ByWidth(body => body.FarBlockRows));
        Answer("int RowStep", RowStep);
        Answer("nint Reach", Reach);
        Answer("int ScratchBytes(int count)", ByCount(widest.Body.ScratchBytes, Other.ScratchBytes));
    }

    private void Answer(string member, string value)
    {
        writer.Line();
        writer.Line($"public {member} => {value};");
    }

    private string Step => ByCount(
        widest.Body.TakesWholeRows ? $"{widest.Body.Lanes}" : "0",
        Other.TakesWholeRows ? "Lanes" : "0");

    /// <summary>Whether the body that will run permutes what lies beyond the ends of a row; a step and what its windows reach must fit the row.</summary>
    private string FindsBorder
    {
        get
        {
            if (plan.Table.All(row => row.Body.Ends is null)) return "false";
            var vectors = plan.Table.Where(row => row.Test.Length > 0).ToArray();
            var last = vectors[vectors.Length - 1];
            return ByTest(vectors.Take(vectors.Length - 1), FromCount) + $"{last.Test} && {FromCount(last.Body)}";
        }
    }

    private static string FromCount(Body body) =>
        body.Ends is { } ends ? $"count >= {body.Lanes + Math.Max(ends.Before + ends.After, body.Reach)}" : "false";

    /// <summary>Rows that suit every body that may run: on a machine with the widest vectors those of narrow rows too.</summary>
    private string RowStep
    {
        get
        {
            var (wide, narrow) = (widest.Body.RowStep, Other.RowStep);
            var both = Enumerable.Range(1, narrow).Select(times => times * wide).First(rows => rows % narrow == 0);
            return ByWidth(body => body == widest.Body ? both : narrow);
        }
    }

    /// <summary>What the loads of every body that may run stay within; those that end before the window does are no reason to read less.</summary>
    private string Reach
    {
        get
        {
            var narrow = Math.Max((long)(stencil.Columns - 1) * stencil.ColumnStep, others.Max(row => row.Body.Reach));
            return ByWidth(body => body == widest.Body ? Math.Max(narrow, body.Reach) : narrow);
        }
    }

    /// <summary>A value for machines with the widest vectors, and for others.</summary>
    private string ByWidth(Func<Body, long> value) => value(widest.Body) == value(Other)
        ? $"{value(Other)}" : $"{widest.Target.Test} ? {value(widest.Body)} : {value(Other)}";

    /// <summary>A value for runs that take the widest vectors, and for others.</summary>
    private string ByCount(string wide, string other) => wide == other ? wide : $"{widest.Test} ? {wide} : {other}";

    /// <summary>A value for each of some bodies, as a chain of their tests.</summary>
    private static string ByTest(IEnumerable<Dispatch> rows, Func<Body, string> value) =>
        string.Concat(rows.Select(row => row.Test.Length == 0 ? value(row.Body) : $"{row.Test} ? {value(row.Body)} : "));
}
