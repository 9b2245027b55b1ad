using System.Linq;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Emission.Networks;

/// <summary>Writes the members that users call: a line each, for memory, threads and files are the runtime's.</summary>
internal static class NetworkMembers
{
    private const string Instance = "kernelGenNetwork";
    private const string InstanceType = "global::KernelGen.CompilerServices.NetworkInstance";
    private const string Stream = "global::System.IO.Stream";
    private const string Floats = "global::System.ReadOnlySpan<float>";
    private const string Output = "global::System.Span<float>";
    private const string Options = "global::System.Threading.Tasks.ParallelOptions";

    /// <param name="writer">Where to write.</param>
    /// <param name="declaration">The user's class and options.</param>
    /// <param name="code">The full name of the struct with the code.</param>
    public static void Write(CodeWriter writer, NetworkDeclaration declaration, string code)
    {
        var model = declaration.Class;
        writer.Line($"private {InstanceType} {Instance} = {InstanceType}.Create<{code}>();");
        Member(writer, declaration.Options.Weights is null
            ? "The network with all weights zero, until <c>Initialize</c> or <c>Load</c>." : "The network with its trained weights.",
            $"public {model.Name}() {{ }}");
        Member(writer, "Sets the weights to what training starts from: uniform in ±1/√fan-in, the same on every machine.",
            $"public void Initialize(int seed) => {Instance}.Initialize(seed);");
        Member(writer, "Reads a safetensors file, whole or not at all.",
            $"public void Load({Stream} safetensors) => {Instance}.Load(safetensors);");
        Member(writer, "Reads a safetensors file, whole or not at all.", $"public void Load(string path) => {Instance}.Load(path);");
        Member(writer, "Writes a safetensors file.", $"public void Save({Stream} safetensors) => {Instance}.Save(safetensors);");
        Member(writer, "Writes a safetensors file.", $"public void Save(string path) => {Instance}.Save(path);");
        Member(writer, "Writes the text file that <c>Weights</c> of <c>[Network]</c> names: the weights become part of the program.",
            $"public void SaveWeights(string path) => {Instance}.SaveWeights(path);");
        Member(writer, "The weights by name, in PyTorch's layout. After writing to them call <c>Commit</c>.",
            $"public global::KernelGen.NetworkParameters Parameters => {Instance}.Parameters;");
        Member(writer, "Lays out what was written to <c>Parameters</c>, for this object and its clones.",
            $"public void Commit() => {Instance}.Commit();");
        Member(writer, "One sample, channel behind channel. Nothing is allocated. Not for two threads at once: see <c>Clone</c>.",
            $"public void Forward({Floats} input, {Output} output) => {Instance}.Forward(input, output);");
        Member(writer, "One sample of bytes, channel behind channel: (p·Scale − Mean)/Deviation.",
            $"public void Forward(global::System.ReadOnlySpan<byte> pixels, {Output} output) => {Instance}.Forward(pixels, output, [{Scaling(declaration)}]);");
        Member(writer,
            "Samples one behind the other, in as many threads as <c>options</c> allows; none without. The same bits for any number.",
            $"public void ForwardBatch({Floats} input, {Output} output, int batch, {Options}? options = null) => {Instance}.ForwardBatch(input, output, batch, options);");
        Member(writer, "The place of the greatest output.", $"public int Predict({Floats} input) => {Instance}.Predict(input);");
        Member(writer, "The output of one layer, channel behind channel, computed layer by layer by the generic runtime.",
            $"public void ComputeFeatureMap({Floats} input, int layer, {Output} destination) => {Instance}.ComputeFeatureMap(input, layer, destination);");
        if (declaration.Options.Trainable == true) TrainingMembers.Write(writer, Instance, code);

        writer.Line();
        writer.Line("/// <summary>The same weights with a workspace of its own: for another thread.</summary>");
        writer.Line(ClassSource.GeneratedCode);
        using (writer.Block($"public {model.TypeName} Clone()"))
        {
            writer.Line($"var clone = ({model.TypeName})MemberwiseClone();");
            writer.Line($"clone.{Instance} = {Instance}.Clone();");
            if (declaration.Options.Trainable == true) writer.Line($"clone.{TrainingMembers.Field} = null;");
            writer.Line("return clone;");
        }
    }

    private static void Member(CodeWriter writer, string summary, string declaration)
    {
        writer.Line();
        ClassSource.Member(writer, summary, declaration);
    }

    /// <summary>p·factor + shift for each channel that the options tell apart.</summary>
    private static string Scaling(NetworkDeclaration declaration)
    {
        var options = declaration.Options;
        var scale = options.Scale ?? 1.0 / 255;
        var (means, deviations) = (options.Mean ?? EquatableArray<double>.Empty, options.Deviation ?? EquatableArray<double>.Empty);
        var channels = System.Math.Max(1, System.Math.Max(means.Count, deviations.Count));
        return string.Join(", ", Enumerable.Range(0, channels).Select(channel =>
        {
            var (mean, deviation) = (Of(means, channel, 0), Of(deviations, channel, 1));
            return Invariant.Literal((float)(scale / deviation)) + ", " + Invariant.Literal((float)(-mean / deviation));
        }));
    }

    private static double Of(EquatableArray<double> numbers, int channel, double otherwise) =>
        numbers.Count == 0 ? otherwise : numbers[System.Math.Min(channel, numbers.Count - 1)];
}
