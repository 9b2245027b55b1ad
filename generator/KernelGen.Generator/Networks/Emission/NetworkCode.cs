using System.Linq;
using KernelGen.Generator.Networks.Emission.Training;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Networks.Emission;

/// <summary>Writes the struct with the code of a network or a fused layer.</summary>
internal sealed class NetworkCode(CodeWriter writer, NetworkPlan plan, string name, bool isNetwork)
{
    private readonly SharedMethods methods = new();
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
            new ForwardCode(writer, plan, new StepWriter(methods, runtime)).Write(isNetwork);
            if (isNetwork) WriteLayers();
            var training = new TrainingStepWriter(methods, new StepWriter(methods, runtime));
            if (plan.Training is { } trained) new TrainingCode(writer, Network, trained, training).Write();
            foreach (var field in runtime.Fields.Concat(training.Fields)) writer.Line(field);
            writer.Lines("""

                private static Span<float> Span(ref float first, int length) => MemoryMarshal.CreateSpan(ref first, length);
                """);
            foreach (var text in methods.Texts)
            {
                writer.Line();
                writer.Lines(text.TrimEnd('\n'));
            }
        }
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
            foreach (var statement in plan.Steps.SelectMany(step => step.Weights).SelectMany(PackingWriter.Statements))
                writer.Line(statement);
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
