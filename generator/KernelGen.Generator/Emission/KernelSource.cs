using System.Collections.Generic;
using System.Linq;
using System.Security;
using KernelGen.Generator.Analysis;
using KernelGen.Generator.Declarations;
using KernelGen.Generator.Planning;
using KernelGen.Generator.Stencils;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Emission;

/// <summary>Writes the whole file of one kernel: the user's method, and the struct that computes runs of pixels.</summary>
internal static class KernelSource
{
    private static readonly IReadOnlyList<int> VectorBits = [512, 256, 128];

    public static string Write(Declaration declaration, Stencil stencil, Facts facts, Plan plan)
    {
        var writer = new CodeWriter();
        var description = Description.Of(stencil, facts, plan);
        var structName = declaration.Method.HintName.Replace('.', '_').Replace('(', '_').Replace(")", "") + "_Stencil";

        MethodSource.WriteFileHeader(writer, description.Prepend("").Prepend($"{stencil.Name}: [{declaration.Attribute}], {stencil.Source.Name} to {stencil.Destination.Name}"));
        MethodSource.Write(
            writer,
            declaration.Method,
            Remarks(description),
            [$"global::KernelGen.CompilerServices.KernelPlan(\"{plan.Summary}\")"],
            () => Call.Write(writer, declaration, stencil, "global::KernelGen.Generated." + structName));
        writer.Line();
        using (writer.Block("namespace KernelGen.Generated"))
        {
            writer.Lines("""
                using global::System;
                using global::System.Runtime.CompilerServices;
                using global::System.Runtime.Intrinsics;
                using global::KernelGen.CompilerServices;

                """);
            WriteStruct(writer, stencil, plan, structName);
        }
        return writer.ToString();
    }

    private static IEnumerable<string> Remarks(IReadOnlyList<string> description) =>
        description.Select(line => SecurityElement.Escape(line)).Prepend("<remarks><code>").Append("</code></remarks>");

    private static void WriteStruct(CodeWriter writer, Stencil stencil, Plan plan, string name)
    {
        var (source, destination) = (stencil.Source.Name, stencil.Destination.Name);
        writer.Line("/// <summary>Computes runs of output pixels; the runner sees to borders, strides, strips and threads.</summary>");
        using (writer.Block($"file readonly struct {name} : IStencil<{source}, {destination}>"))
        {
            WriteShape(writer, stencil);
            writer.Line();
            writer.Line(Invariant.Text($"public int Lanes => Vector256.IsHardwareAccelerated ? {plan.Lanes(256)} : Vector128.IsHardwareAccelerated ? {plan.Lanes(128)} : 1;"));
            writer.Line();
            writer.Line(Invariant.Text($"public int BlockRows => {plan.BlockRows};"));
            writer.Line();
            writer.Line("public int ScratchBytes(int count) => " + ScratchBytes(plan) + ";");
            if (plan.Box is not null)
            {
                writer.Line();
                BoxBody.WritePitch(writer, plan);
            }
            writer.Line();
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
            using (writer.Block($"public void Run(Rows<{source}> source, Rows<{destination}> destination, int rows, nint count, nint scratch)"))
            {
                writer.Line(Invariant.Text($"if (Lanes512.IsSupported && count >= {plan.Lanes(512)}) Run512(source, destination, rows, (nuint)count, scratch);"));
                writer.Line("else if (Vector256.IsHardwareAccelerated) Run256(source, destination, rows, (nuint)count, scratch);");
                writer.Line("else if (Vector128.IsHardwareAccelerated) Run128(source, destination, rows, (nuint)count, scratch);");
                writer.Line("else RunScalar(source, destination, rows, (nuint)count, scratch);");
            }
            foreach (var pass in plan.Passes.Where(pass => pass.IsLooped))
            {
                writer.Line();
                LoopedPass.WriteTables(writer, pass);
            }
            foreach (var spelling in VectorBits.Select(bits => (Spelling)new VectorSpelling(bits)).Append(new ScalarSpelling()))
                WriteBody(writer, stencil, plan, spelling);
            if (plan.Estimate is { } estimate) ExactMethod.Write(writer, stencil, estimate);
        }
    }

    private static void WriteShape(CodeWriter writer, Stencil stencil)
    {
        using (writer.Block("public StencilShape Shape => new()", "};"))
        {
            writer.Line($"Name = \"{stencil.Name}\",");
            writer.Line(Invariant.Text($"Rows = {stencil.Rows}, Columns = {stencil.Columns}, AnchorRow = {stencil.AnchorRow}, AnchorColumn = {stencil.AnchorColumn},"));
            writer.Line(Invariant.Text($"Stride = {stencil.Stride}, Dilation = {stencil.Dilation}, Channels = {stencil.Channels},"));
            writer.Line($"Mode = global::KernelGen.ConvolutionMode.{stencil.Mode}, Border = global::KernelGen.BorderMode.{stencil.Border}, BorderValue = {Invariant.Literal(stencil.BorderValue)},");
            writer.Line(Invariant.Text($"Padding = {stencil.Padding ?? -1}, PreserveAlpha = {(stencil.PreserveAlpha ? "true" : "false")},"));
            writer.Line(Invariant.Text($"Width = {stencil.Width ?? 0}, Height = {stencil.Height ?? 0},"));
        }
    }

    /// <summary>The row of sums between two passes: the run and the margin that the second pass reads beyond it.</summary>
    private static string ScratchBytes(Plan plan)
    {
        if (plan.Box is not null) return BoxBody.ScratchBytes(plan);
        if (plan is { Estimate: not null } && plan.Passes[0].Walk is not null) return Invariant.Text($"{Plan.MostBlockRows} * sizeof(ulong)");
        var sums = plan.Passes.FirstOrDefault(pass => pass.Writes == PassTarget.Sums);
        return sums is null ? "0" : Invariant.Text($"(count + {sums.Margin}) * sizeof({sums.Output})");
    }

    private static void WriteBody(CodeWriter writer, Stencil stencil, Plan plan, Spelling spelling)
    {
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        using (writer.Block($"private static void {spelling.MethodName}(Rows<{stencil.Source.Name}> source, Rows<{stencil.Destination.Name}> destination, int rows, nuint count, nint scratch)"))
        {
            if (plan.Box is not null)
            {
                using (writer.Block("unchecked")) new BoxBody(writer, plan, spelling).Write();
                return;
            }
            if (plan.Passes[0].Walk is not null)
            {
                using (writer.Block("unchecked")) new ColumnWalkPass(writer, plan, plan.Passes[0], spelling).Write();
                return;
            }
            using (writer.Block("for (int row = 0; row < rows; row++)"))
                for (var i = 0; i < plan.Passes.Count; i++)
                {
                    if (plan.Passes.Count > 1) writer.Line(i == 0 ? "// down the columns, into a row of sums" : "// along the row of sums");
                    using (writer.Block("unchecked")) WritePass(writer, plan, plan.Passes[i], spelling);
                }
        }
    }

    private static void WritePass(CodeWriter writer, Plan plan, Pass pass, Spelling spelling)
    {
        if (pass.IsLooped) new LoopedPass(writer, plan, pass, spelling).Write();
        else new UnrolledPass(writer, plan, pass, spelling).Write();
    }
}
