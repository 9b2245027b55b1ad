using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Emission.Training;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Networks.Planning.Training;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Networks.Emission;

/// <summary>Writes the struct with the code of a network or a fused layer.</summary>
internal sealed class NetworkCode(CodeWriter writer, NetworkPlan plan, string name, bool isNetwork)
{
    private readonly SharedMethods methods = new(plan.Widths);
    private readonly RuntimeCalls runtime = new();

    /// <summary>Trained weights, or null.</summary>
    public BakedWeights? Baked { get; init; }

    private Network Network => plan.Network;

    public void Write()
    {
        writer.Lines("""
            using global::System;
            using global::System.Runtime.CompilerServices;
            using global::System.Runtime.InteropServices;
            using global::System.Runtime.Intrinsics;
            using global::KernelGen.CompilerServices;
            using nint = global::System.IntPtr;     // no keywords: a type may have their names
            using nuint = global::System.UIntPtr;

            """);
        var summary = isNetwork
            ? "The layers one after the other; memory and threads are the runtime's." : "The fused layer; memory is the runtime's.";
        writer.Line("// " + summary);
        writer.Line(GeneratedMark.OfType);
        var interfaces = !isNetwork ? "INetworkCode" : plan.Training is null ? "INetworkCode, INetworkLayers"
            : "INetworkCode, INetworkLayers, ITrainingCode";
        using (writer.Block($"file readonly struct {name} : {interfaces}"))
        {
            WriteLengths();
            WritePack();
            new ForwardCode(writer, plan, new StepWriter(methods, runtime, plan.Placement)).Write(isNetwork);
            if (isNetwork) WriteLayers();
            var fields = plan.Training is { } training ? WriteTraining(training) : [];
            foreach (var field in runtime.Fields.Concat(fields)) writer.Line(field);
            writer.Lines("""

                private static Span<float> Span(ref float first, int length) => MemoryMarshal.CreateSpan(ref first, length);
                """);
            foreach (var (method, hot) in methods.All)
            {
                writer.Line();
                hot.Write(writer, method);
            }
        }
    }

    /// <returns>The fields that its steps read.</returns>
    private IReadOnlyList<string> WriteTraining(TrainingPlan training)
    {
        var steps = new TrainingStepWriter(methods, new StepWriter(methods, runtime, training.Placement), training.Placement);
        new TrainingCode(writer, Network, training, steps).Write();
        return steps.Fields;
    }

    private void WriteLengths()
    {
        writer.Line($"public static int InputLength => {Network.Input.Length};");
        writer.Line($"public static int OutputLength => {Network.Output.Length};");
        writer.Line($"public static int PackedLength => {plan.PackedLength};");
        writer.Line($"public static int WorkspaceLength => {plan.WorkspaceLength};");
        if (isNetwork)
        {
            writer.Line($"public static int BlockSamples => {plan.BlockSamples};");
            writer.Line($"public static int KeptLength => {plan.KeptLength};");
        }
        writer.Line();
    }

    private void WritePack()
    {
        using (writer.Block("public static void Pack(LayerTensors tensors, Span<float> packed)"))
        {
            PackingWriter.Write(writer, plan.Steps);
        }
        writer.Line();
    }

    private void WriteLayers()
    {
        writer.Line("public static NetworkTensor[] Tensors =>");
        writer.Line("[");
        foreach (var tensor in Network.Layers.SelectMany(layer => layer.Parameters.Concat(layer.Buffers)))
        {
            var shape = string.Concat(tensor.Shape.Select(size => $", {size}"));
            writer.Line($"    new({Literal(tensor.Name)}, TensorRole.{tensor.Role}, {tensor.FanIn}{shape}),");
        }
        writer.Line("];");
        writer.Line();
        writer.Line($"public static string BakedTensors => {StringData.Literal(Baked?.Tensors ?? [])};");
        writer.Line();
        writer.Line($"public static string BakedCode => {StringData.Literal(Baked?.Packed ?? [])};");
        writer.Line();
        WriteList("Lengths", layer => layer.Output.Length);
        WriteList("Sources", layer => layer.Source ?? -1);
        WriteList("Branches", layer => layer.Branch ?? -1);
        writer.Line();
        writer.Line("public static void Compute(");
        using (writer.Block(
            "    int layer, LayerTensors tensors, ReadOnlySpan<float> input, ReadOnlySpan<float> branch, Span<float> output)"))
        using (writer.Block("switch (layer)"))
        {
            var row = 0;
            foreach (var layer in Network.Layers)
            {
                var tensors = Enumerable.Range(row, layer.Parameters.Count + layer.Buffers.Count).Select(
                    index => $"tensors[{index}]").ToArray();
                row += tensors.Length;
                var branch = layer.Branch is { } other ? Network.Layers[other].Output : Network.Input;
                writer.Line(
                    $"case {layer.Index}: {runtime.Statement(layer, "input", (branch, "branch"), tensors, "output")} break;");
            }
        }
        writer.Line();
    }

    private void WriteList(string list, System.Func<Layer, long> number)
    {
        var numbers = string.Join(", ", Network.Layers.Select(layer => $"{number(layer)}"));
        writer.Line($"public static ReadOnlySpan<int> {list} => [{numbers}];");
    }

    /// <summary>Any text as a C# literal.</summary>
    private static string Literal(string text) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);
}
