using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Networks.Planning.Training;
using KernelGen.Generator.Support;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Networks.Emission.Training;

/// <summary>Writes the part of a network's struct that trains it.</summary>
internal sealed class TrainingCode(CodeWriter writer, Network network, TrainingPlan plan, TrainingStepWriter steps)
{
    public void Write()
    {
        WriteLengths();
        WriteNormalizations();
        WritePack();
        WriteStages();
        WriteAddGradients();
    }

    private void WriteLengths()
    {
        writer.Line($"public static int ForwardStages => {plan.ForwardStages};");
        writer.Line($"public static int Stages => {plan.Stages};");
        writer.Line($"public static int TapeLength => {plan.TapeLength};");
        writer.Line($"public static int TrainingWorkspaceLength => {plan.WorkspaceLength};");
        writer.Line($"public static int TrainingPackedLength => {plan.PackedLength};");
        writer.Line($"public static int GradientLength => {plan.GradientLength};");
        writer.Line($"public static int StatisticsLength => {plan.StatisticsLength};");
        writer.Line($"public static TensorShape OutputShape => {RuntimeCalls.Shape(network.Output)};");
        var names = network.Layers.Select(layer => $"\"{layer.Index} {layer.Attribute}\"");
        writer.Line($"public static string[] LayerNames => [{string.Join(", ", names)}];");
        writer.Line();
    }

    private void WriteNormalizations()
    {
        writer.Line("public static NormalizationStage[] Normalizations =>");
        writer.Line("[");
        foreach (var stages in plan.Normalizations)
        {
            var (normalization, shape) = (stages.Normalization, stages.Normalization.Shape);
            var backward = stages.Backward is { } statistics ? Left(statistics) : "-1, 0";
            writer.Line($"    new({normalization.Layer}, {normalization.Row}, {shape.Channels}, {(long)shape.Height * shape.Width}, "
                + $"{Invariant.Literal(normalization.Operation.Epsilon)}, {Invariant.Literal(normalization.Operation.Momentum)}, "
                + $"{Left(stages.Forward)}, {backward}, {normalization.Start}),");
        }
        writer.Line("];");
        writer.Line();

        string Left(SampleStatistics statistics) => $"{statistics.Stage}, {plan.Placement[statistics.Sums].Start}";
    }

    private void WritePack()
    {
        var index = 0;
        using (writer.Block("public static void PackTraining(LayerTensors tensors, Span<float> packed)"))
        {
            foreach (var (weights, start) in PackedPart.Placed(plan.Transposed))
            {
                var name = PackingWriter.Transposed(index++);
                writer.Line($"Span<float> {name} = packed.Slice({start}, {weights.Length});");
                writer.Line($"LayerPacking.TransposeAndFlip(tensors[{weights.Row}], {name}, groups: {weights.Groups}, "
                    + $"outChannels: {weights.OutChannels}, inChannels: {weights.InChannels}, taps: {weights.Taps});");
            }
            PackingWriter.Write(writer, plan.Steps);
        }
        writer.Line();
    }

    private void WriteStages()
    {
        using (writer.Block("public static void Train(int stage, scoped in TrainingMemory memory)"))
        {
            writer.Lines("""
                ref float input = ref memory.Input;
                ref float packed = ref memory.Packed;
                ref float statistics = ref memory.Statistics;
                ref float tape = ref memory.Tape;
                ref float workspace = ref memory.Workspace;
                ref float output = ref memory.Output;
                ref float outputGradient = ref memory.OutputGradient;
                ref float gradient = ref memory.Gradient;
                ref float inputGradient = ref memory.InputGradient;
                uint dropoutKey = memory.DropoutKey;
                """);
            var stages = plan.Steps.ToLookup(static step => step.Stage);
            using (writer.Block("switch (stage)"))
                for (var stage = 0; stage < plan.Stages; stage++) WriteStage(stage, stages[stage].ToArray());
        }
        writer.Line();
    }

    private void WriteStage(int stage, IReadOnlyList<LayerStep> own)
    {
        writer.Line($"case {stage}:");
        using (writer.Block(""))
        {
            foreach (var step in own.Where(step => !step.IsForInput)) WriteStep(step);
            if (stage == plan.ForwardStages - 1)
            {
                writer.Line("// the caller's");
                writer.Line(StepWriter.CopyOut(plan.Placement[plan.Output], "output"));
            }
            if (stage == plan.Stages - 1)
            {
                writer.Line("if (!memory.HasInputGradient) break;");
                foreach (var step in own.Where(step => step.IsForInput)) WriteStep(step);
                writer.Line("// the caller's");
                writer.Line(plan.InputGradient is { } tensor
                    ? StepWriter.CopyOut(plan.Placement[tensor], "inputGradient")
                    : $"Span(ref inputGradient, {network.Input.Length}).Clear();");
            }
            writer.Line("break;");
        }
    }

    private void WriteStep(LayerStep step)
    {
        writer.Line(step.Output.Shape.Length == 0 ? $"// {step.Title}" : $"// {step.Title} → {step.Output.Shape}");
        foreach (var statement in steps.Statements(step)) writer.Line(statement);
    }

    private void WriteAddGradients()
    {
        using (writer.Block("public static void AddGradients(ReadOnlySpan<float> gradient, NetworkWeights gradients)"))
            foreach (var (part, start) in plan.Gradients) foreach (var statement in AddGradients(part, start)) writer.Line(statement);
        writer.Line();
    }

    private IEnumerable<string> AddGradients(GradientPart part, long start)
    {
        var tensors = BakedWeights.Table(network).ToArray();
        switch (part)
        {
            case TapGradientPart taps:
                var p = taps.Packing;
                var bias = taps.BiasRow is { } biasRow ? Room(biasRow) : "default";
                yield return $"LayerPacking.AddTaps({Stretch(start, part.Length)}, {Room(part.WeightRow)}, {bias}, "
                    + $"outChannels: {p.OutChannels}, inChannels: {taps.InChannels}, lanes: {p.Lanes}, block: {p.Block}, "
                    + $"rows: {p.Rows}, columns: {p.Columns}, packedChannels: {p.InChannels});";
                break;
            case WinogradGradientPart winograd:
                var winogradBias = winograd.BiasRow is { } other ? Room(other) : "default";
                yield return $"LayerPacking.AddWinograd({Stretch(start, part.Length)}, {Room(part.WeightRow)}, {winogradBias}, "
                    + $"outChannels: {winograd.OutChannels}, inChannels: {winograd.InChannels}, "
                    + $"outputs: {winograd.Outputs}, taps: {winograd.Taps});";
                break;
            case PlainGradientPart plain:
                if (plain.WeightLength > 0)
                    yield return $"TensorGradients.Add({Room(part.WeightRow)}, {Stretch(start + plain.WeightStart, plain.WeightLength)});";
                if (plain.BiasRow is { } row)
                    yield return $"TensorGradients.Add({Room(row)}, {Stretch(start, plain.BiasLength)});";
                break;
        }

        static string Stretch(long first, long length) => $"gradient.Slice({first}, {length})";

        string Room(int row) => $"gradients.Values.Slice(gradients.Start({row}), {tensors[row].Length})";
    }
}
