using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>Writes the whole file of one kernel: the user's method, and the struct that computes runs of pixels.</summary>
internal static class KernelSource
{
    private static readonly IReadOnlyList<int> VectorBits = [512, 256, 128];

    public static string Write(Declaration declaration, Stencil stencil, Facts facts, Plan plan, CancellationToken cancellation)
    {
        var writer = new CodeWriter(cancellation);
        var description = Description.Of(stencil, facts, plan);
        var structName = declaration.Method.HintName.Replace('.', '_').Replace('(', '_').Replace(")", "") + "_Stencil";

        MethodSource.WriteFileHeader(writer, description.Prepend("").Prepend($"{stencil.Name}: [{declaration.Attribute}], {stencil.Source.Name} to {stencil.Destination.Name}"));
        MethodSource.Write(
            writer,
            declaration.Method,
            description,
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
                using nint = global::System.IntPtr;     // no keywords: a type may have their names
                using nuint = global::System.UIntPtr;

                """);
            WriteStruct(writer, declaration, stencil, facts, plan, structName);
        }
        return writer.ToString();
    }

    private static void WriteStruct(CodeWriter writer, Declaration declaration, Stencil stencil, Facts facts, Plan plan, string name)
    {
        var (source, destination) = (stencil.Source.Name, stencil.Destination.Name);
        // no documentation: it would stand in the user's documentation file
        writer.Line("// Computes runs of output pixels; the runner sees to borders, strides, strips and threads.");
        writer.Line(GeneratedMark.OfType);
        using (writer.Block($"file readonly struct {name} : IStencil<{source}, {destination}>"))
        {
            WriteShape(writer, stencil);
            writer.Line();
            writer.Line($"public int Lanes => Vector256.IsHardwareAccelerated ? {plan.Lanes(256)} : Vector128.IsHardwareAccelerated ? {plan.Lanes(128)} : 1;");
            writer.Line();
            writer.Line("public int Step(nint count) => " + Step(plan) + ";");
            writer.Line();
            writer.Line("public bool FindsBorder(nint count) => " + FindsBorder(plan) + ";");
            writer.Line();
            writer.Line("public bool Strides => " + (plan.Passes[0].Walk is { RowShift: > 1 } ? "true" : "false") + ";");
            writer.Line();
            writer.Line($"public int BlockRows => {ByWidth(bits => $"{plan.At(bits).BlockRows}")};");
            writer.Line();
            writer.Line($"public int FarBlockRows => {ByWidth(bits => $"{plan.At(bits).FarBlockRows(bits)}")};");
            writer.Line();
            writer.Line($"public int RowStep => {RowStep(plan)};");
            writer.Line();
            writer.Line($"public nint Reach => {Reach(stencil, plan)};");
            writer.Line();
            writer.Line("public int ScratchBytes(int count) => " + (plan.Wide is null ? "" : $"{IsWide(plan)} ? {ScratchBytes(plan.Wide)} : ") + ScratchBytes(plan) + ";");
            if (plan.Box is not null)
            {
                writer.Line();
                BoxBody.WritePitch(writer, plan);
            }
            writer.Line();
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
            using (writer.Block($"public void Run(in SourceRows<{source}> source, Rows<{destination}> destination, int rows, nint count, nint scratch)"))
            {
                WriteCall(writer, plan.At(512), 512, $"if ({IsWide(plan)}) ");
                WriteCall(writer, plan, 256, "else if (Vector256.IsHardwareAccelerated) ");
                writer.Line("else if (Vector128.IsHardwareAccelerated) Run128(in source, destination, rows, (nuint)count, scratch);");
                writer.Line("else RunScalar(in source, destination, rows, (nuint)count, scratch);");
            }
            foreach (var pass in plan.Passes.Where(pass => pass.IsLooped))
            {
                writer.Line();
                LoopedPass.WriteTables(writer, pass);
            }
            if (plan.Passes[0].IsTiled) TileMethod.WriteTables(writer, plan.Passes[0]);
            else if (CoefficientTable.Exists(plan))
            {
                writer.Line();
                CoefficientTable.Write(writer, plan.Passes[0]);
            }
            foreach (var spelling in VectorBits.Select(bits => (Spelling)new VectorSpelling(bits)).Append(new ScalarSpelling()))
            {
                var chosen = plan.At(spelling.VectorBits);
                WriteBody(writer, stencil, chosen, spelling);
                if (chosen.Passes[0].IsTiled) new TileMethod(writer, chosen, chosen.Passes[0], spelling).Write();
            }
            if (plan.Estimate is { } estimate && facts is SumFacts sums) ExactMethod.Write(writer, stencil, sums, estimate);
            FarKernel.Write(writer, declaration, stencil);
        }
    }

    /// <summary>Calls a body, compiled for the stores that the output asks for.</summary>
    private static void WriteCall(CodeWriter writer, Plan plan, int bits, string condition)
    {
        var arguments = "(in source, destination, rows, (nuint)count, scratch);";
        if (!CanStream(plan, new VectorSpelling(bits)))
        {
            writer.Line($"{condition}Run{bits}{arguments}");
            return;
        }
        using (writer.Block(condition.TrimEnd()))
        {
            writer.Line($"if (!source.Streams) Run{bits}<CachedStores>{arguments}");
            if (TapLoads.CanPermute(plan.Passes[0], new VectorSpelling(bits), plan.Ends))
                writer.Line($"else if (source.LeavesRows) Run{bits}<StreamingStores>{arguments}");
            writer.Line($"else Run{bits}<MixedStores>{arguments}");
        }
    }

    private static bool CanStream(Plan plan, Spelling spelling) => plan.TakesWholeRows && TapLoads.CanStream(plan.Passes[0], spelling);

    private static void WriteShape(CodeWriter writer, Stencil stencil)
    {
        using (writer.Block("public StencilShape Shape => new()", "};"))
        {
            writer.Line($"Name = \"{stencil.Name}\",");
            writer.Line($"Rows = {stencil.Rows}, Columns = {stencil.Columns}, AnchorRow = {stencil.Window.AnchorRow}, AnchorColumn = {stencil.Window.AnchorColumn},");
            writer.Line($"Stride = {stencil.Stride}, Dilation = {stencil.Dilation}, Channels = {stencil.Channels},");
            writer.Line($"Mode = global::KernelGen.ConvolutionMode.{stencil.Window.Mode}, Border = global::KernelGen.BorderMode.{stencil.Window.Border}, BorderValue = {Invariant.Literal(stencil.Window.BorderValue)},");
            writer.Line($"Padding = {stencil.Window.Padding ?? -1}, PreserveAlpha = {(stencil.Window.PreserveAlpha ? "true" : "false")},");
            writer.Line($"Width = {stencil.Window.Width ?? 0}, Height = {stencil.Window.Height ?? 0},");
        }
    }

    /// <summary>Rows that suit every body that <c>Run</c> may choose: on a wide machine those of narrow rows too.</summary>
    private static string RowStep(Plan plan)
    {
        var (wide, narrow) = (plan.At(512).RowStep, plan.RowStep);
        var both = Enumerable.Range(1, narrow).Select(times => times * wide).First(rows => rows % narrow == 0);
        return ByWidth(bits => $"{(bits == 512 ? both : narrow)}");
    }

    /// <summary>What the loads of every body that <c>Run</c> may choose stay within; those that end before the window does are no reason to read less.</summary>
    private static string Reach(Stencil stencil, Plan plan)
    {
        var window = (long)(stencil.Columns - 1) * stencil.ColumnStep;
        var narrow = VectorBits.Where(bits => bits < 512).Append(0).Max(plan.Reach);
        return ByWidth(bits => $"{(Math.Max(window, bits == 512 ? Math.Max(narrow, plan.At(512).Reach(512)) : narrow))}");
    }

    /// <summary>A value for machines with 512-bit vectors, and for others.</summary>
    private static string ByWidth(Func<int, string> value) => value(512) == value(256) ? value(512) : $"{Words.Of(512).IsSupported} ? {value(512)} : {value(256)}";

    /// <summary>What <c>Run</c> will choose for a row of so many elements.</summary>
    private static string Step(Plan plan)
    {
        var (wide, narrow) = (plan.At(512).TakesWholeRows ? $"{plan.At(512).Lanes(512)}" : "0", plan.TakesWholeRows ? "Lanes" : "0");
        return wide == narrow ? wide : $"{IsWide(plan)} ? {wide} : {narrow}";
    }

    /// <summary>The condition under which <c>Run</c> takes the body of 512-bit vectors.</summary>
    private static string IsWide(Plan plan) => $"{Words.Of(512).IsSupported} && count >= {plan.At(512).Lanes(512)}";

    /// <summary>Whether the body that <c>Run</c> will choose permutes what lies beyond the ends of a row; a step and what its windows reach must fit the row.</summary>
    private static string FindsBorder(Plan plan)
    {
        var least = VectorBits.ToDictionary(bits => bits, bits => plan.At(bits) is { TakesWholeRows: true } chosen && TapLoads.CanPermute(chosen.Passes[0], new VectorSpelling(bits), chosen.Ends)
            ? $"count >= {chosen.Lanes(bits) + Math.Max(chosen.Ends!.Before + chosen.Ends.After, chosen.Reach(bits))}" : "false");
        return least.Values.All(text => text == "false") ? "false"
            : $"{IsWide(plan)} ? {least[512]} : Vector256.IsHardwareAccelerated ? {least[256]} : Vector128.IsHardwareAccelerated && {least[128]}";
    }

    /// <summary>The row of sums between two passes: the run and the margin that the second pass reads beyond it.</summary>
    private static string ScratchBytes(Plan plan)
    {
        if (plan.Box is not null) return BoxBody.ScratchBytes(plan);
        if (plan is { Estimate: not null } && plan.Passes[0].Walk is not null) return $"{Plan.MostBlockRows} * sizeof(ulong)";
        var sums = plan.Passes.FirstOrDefault(pass => pass.Writes == PassTarget.Sums);
        return sums is null ? "0" : $"(count + {sums.Margin}) * sizeof({sums.Output})";
    }

    private static void WriteBody(CodeWriter writer, Stencil stencil, Plan plan, Spelling spelling)
    {
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        var (parameter, constraint) = CanStream(plan, spelling) ? ("<TStores>", " where TStores : struct, IStores") : ("", "");
        using (writer.Block($"private static void {spelling.MethodName}{parameter}(in SourceRows<{stencil.Source.Name}> picture, Rows<{stencil.Destination.Name}> destination, int rows, nuint count, nint scratch){constraint}"))
        {
            if (!plan.TakesWholeRows) writer.Line($"Rows<{stencil.Source.Name}> source = picture.At(0);");
            using (writer.Block("unchecked")) WritePasses(writer, plan, spelling);
        }
    }

    /// <summary>The list of all kinds of bodies.</summary>
    private static void WritePasses(CodeWriter writer, Plan plan, Spelling spelling)
    {
        var pass = plan.Passes[0].WithBiasOf(spelling.VectorBits);
        if (plan.Box is not null) new BoxBody(writer, plan, spelling).Write();
        else if (pass.Fusion is not null) new FusedPass(writer, plan, pass, spelling).Write();
        else if (pass.IsTiled) new TilePass(writer, pass, spelling).Write();
        else if (plan.RowStep > 1) new RowBlockPass(writer, plan, pass, spelling).Write();
        else if (pass.Walk is not null) new ColumnWalkPass(writer, plan, pass, spelling).Write();
        else WriteRowByRow(writer, plan, spelling);
    }

    private static void WriteRowByRow(CodeWriter writer, Plan plan, Spelling spelling)
    {
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            foreach (var pass in plan.Passes)
            {
                var isAlone = plan.Passes.Count == 1;
                using (isAlone ? null : writer.Block(pass == plan.Passes[0] ? "// down the columns, into a row of sums" : "// along the row of sums"))
                {
                    if (pass.IsLooped) new LoopedPass(writer, plan, pass, spelling).Write();
                    else new UnrolledPass(writer, plan, pass, spelling).Write();
                }
            }
        }
    }
}
