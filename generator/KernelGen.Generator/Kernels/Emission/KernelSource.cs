using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Bodies;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Support;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>Writes the whole file of one kernel: the user's method, and the struct that computes runs of pixels.</summary>
internal static class KernelSource
{
    public static string Write(Declaration declaration, Stencil stencil, Facts facts, Plan plan, CancellationToken cancellation)
    {
        var writer = new CodeWriter(cancellation);
        var description = Description.Of(stencil, facts, plan);
        var structName = StructName(declaration.Method.HintName);

        MethodSource.WriteFileHeader(writer, [$"{stencil.Name}: [{declaration.Attribute}], {stencil.Source.Name} to {stencil.Destination.Name}"]);
        MethodSource.Write(
            writer,
            declaration.Method,
            description,
            [$"global::KernelGen.CompilerServices.KernelPlan(\"{plan.Summary}\")"],
            () => Call.Write(writer, declaration, stencil, "global::KernelGen.Generated." + structName));
        writer.Line();
        writer.Line("#nullable disable");
        using (writer.Wrapping("namespace KernelGen.Generated"))
        {
            writer.Lines("""
                using global::System;
                using global::System.Runtime.CompilerServices;
                using global::System.Runtime.Intrinsics;
                using global::KernelGen.CompilerServices;
                using nint = global::System.IntPtr;     // no keywords: a type may have their names
                using nuint = global::System.UIntPtr;

                """);
            WriteStruct(writer, declaration, stencil, facts, plan, structName);
        }
        return writer.ToString();
    }

    /// <summary>A hint name as an identifier.</summary>
    private static string StructName(string hintName) =>
        string.Concat(hintName.Where(character => character != ')').Select(character => character is '.' or '(' ? '_' : character)) + "_Stencil";

    private static void WriteStruct(CodeWriter writer, Declaration declaration, Stencil stencil, Facts facts, Plan plan, string name)
    {
        var (source, destination) = (stencil.Source.Name, stencil.Destination.Name);
        var bodies = plan.Calls.Select(row => row.Body).ToArray();
        // no documentation: it would stand in the user's documentation file
        writer.Line("// Computes runs of output pixels in steps, of which the last may overlap the one before: the same pixels, the same bits. At the ends");
        writer.Line("// of a row, steps read copies that know the border. The runner sees to these, to strides, strips and threads.");
        writer.Line(GeneratedMark.OfType);
        using (writer.Block($"file readonly struct {name} : IStencil<{source}, {destination}>"))
        {
            WriteShape(writer, stencil);
            writer.Line();
            new ScheduleSource(writer, stencil, plan).Write();
            foreach (var member in Distinct(bodies.Select(body => body.Layout)))
            {
                writer.Line();
                member.Write(writer);
            }
            if (ForFirstCalls(stencil, plan) is { } first)
            {
                writer.Line();
                writer.Line($"public static double ScalarOperations => {Invariant.Short(first.Choice.Cost)};");
            }
            WriteRun(writer, stencil, plan);
            foreach (var member in Distinct(Enumerable.Reverse(bodies).Select(body => body.Tables)))
            {
                writer.Line();
                member.Write(writer);
            }
            foreach (var body in bodies)
            {
                WriteBody(writer, stencil, body, body == ForFirstCalls(stencil, plan)?.Body ? "public" : "private");
                body.WriteMethods(writer);
            }
            writer.WritePhrases();
            if (bodies.Select(body => body.Estimate).FirstOrDefault(found => found is not null) is { } estimate && facts is SumFacts sums) ExactMethod.Write(writer, stencil, sums, estimate);
            FarKernel.Write(writer, declaration, stencil);
        }
    }

    /// <summary>Members of one name are equal, and written once.</summary>
    private static IEnumerable<Member> Distinct(IEnumerable<IReadOnlyList<Member>> members) =>
        members.SelectMany(all => all).GroupBy(member => member.Name).Select(group => group.First());

    private static void WriteRun(CodeWriter writer, Stencil stencil, Plan plan)
    {
        var calls = plan.Calls;
        writer.Line();
        writer.Line(CompiledMark.Inlined);
        using (writer.Block($"public void Run(in SourceRows<{stencil.Source.Name}> source, Rows<{stencil.Destination.Name}> destination, int rows, nint count, nint scratch)"))
            foreach (var row in calls)
                WriteCall(writer, row.Body, (row == calls[0] ? "" : "else ") + (row.Test.Length == 0 ? "" : $"if ({row.Test}) "));
    }

    /// <summary>Calls a body, compiled for the stores that the output asks for.</summary>
    private static void WriteCall(CodeWriter writer, Body body, string condition)
    {
        var arguments = "(in source, destination, rows, (nuint)count, scratch);";
        if (!body.Streams)
        {
            writer.Line($"{condition}{body.MethodName}{arguments}");
            return;
        }
        using (writer.Block(condition.TrimEnd()))
        {
            writer.Line($"if (!source.Streams) {body.MethodName}<CachedStores>{arguments}");
            if (body.Ends is not null) writer.Line($"else if (source.LeavesRows) {body.MethodName}<StreamingStores>{arguments}");
            writer.Line($"else {body.MethodName}<MixedStores>{arguments}");
        }
    }

    /// <summary>
    /// The scalar body, if it computes any run by itself and its results are those of all bodies, as integers are; null: it does not.
    /// </summary>
    private static Dispatch? ForFirstCalls(Stencil stencil, Plan plan)
    {
        var last = plan.Table[plan.Table.Count - 1];
        var body = last.Body;
        var isAlone = body is { Target.IsScalar: true, TakesWholeRows: false, Lanes: 1, RowStep: 1, ScratchBytes: "0", Estimate: null };
        return isAlone && stencil.Source.IsInteger && stencil.Destination.IsInteger && !stencil.Window.PreserveAlpha ? last : null;
    }

    private static void WriteBody(CodeWriter writer, Stencil stencil, Body body, string access)
    {
        writer.Line();
        writer.Line(CompiledMark.Hot);
        var (parameter, constraint) = body.Streams ? ("<TStores>", " where TStores : struct, IStores") : ("", "");
        using (writer.Wrapping($"{access} static void {body.MethodName}{parameter}(in SourceRows<{stencil.Source.Name}> picture, Rows<{stencil.Destination.Name}> destination, int rows, nuint count, nint scratch){constraint}"))
        using (writer.Block("unchecked"))
        {
            if (!body.TakesWholeRows) writer.Line($"Rows<{stencil.Source.Name}> source = picture.At(0);");
            body.Write(writer);
        }
    }

    /// <summary>The members that differ from what a shape says by default.</summary>
    private static void WriteShape(CodeWriter writer, Stencil stencil)
    {
        var window = stencil.Window;
        var members = new (string Name, string Value, string Usual)[]
        {
            ("Name", $"\"{stencil.Name}\"", ""),
            ("Rows", $"{stencil.Rows}", "1"),
            ("Columns", $"{stencil.Columns}", "1"),
            ("AnchorRow", $"{window.AnchorRow}", "0"),
            ("AnchorColumn", $"{window.AnchorColumn}", "0"),
            ("Stride", $"{stencil.Stride}", "1"),
            ("Dilation", $"{stencil.Dilation}", "1"),
            ("Channels", $"{stencil.Channels}", "1"),
            ("Mode", $"global::KernelGen.ConvolutionMode.{window.Mode}", $"global::KernelGen.ConvolutionMode.{default(ConvolutionMode)}"),
            ("Border", $"global::KernelGen.BorderMode.{window.Border}", $"global::KernelGen.BorderMode.{default(BorderMode)}"),
            ("BorderValue", Invariant.Literal(window.BorderValue), "0d"),
            ("Padding", $"{window.Padding ?? -1}", "-1"),
            ("PreserveAlpha", window.PreserveAlpha ? "true" : "false", "false"),
            ("Width", $"{window.Width ?? 0}", "0"),
            ("Height", $"{window.Height ?? 0}", "0"),
        };
        var unusual = members.Where(member => member.Value != member.Usual).Select(member => $"{member.Name} = {member.Value}");
        writer.Line($"public StencilShape Shape => new() {{ {string.Join(", ", unusual)} }};");
    }
}
