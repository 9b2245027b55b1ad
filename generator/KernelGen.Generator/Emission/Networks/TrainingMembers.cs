using System;

namespace KernelGen.Generator.Emission.Networks;

/// <summary>Writes the members of a network that can be trained: it implements the runtime's <c>ITrainable</c>.</summary>
internal static class TrainingMembers
{
    /// <summary>The field of the members below; a clone has a training of its own.</summary>
    public const string Field = "kernelGenTraining";

    /// <summary>What the class implements.</summary>
    public const string Bases = " : global::KernelGen.ITrainable";

    private const string Instance = "KernelGenTraining";
    private const string InstanceType = "global::KernelGen.CompilerServices.TrainingInstance";
    private const string Floats = "global::System.ReadOnlySpan<float>";
    private const string Output = "global::System.Span<float>";
    private const string Options = "global::System.Threading.Tasks.ParallelOptions";
    private const string Names = "global::System.Collections.Generic.IReadOnlyList<string>";

    /// <param name="writer">Where to write.</param>
    /// <param name="network">The field of the network.</param>
    /// <param name="code">The full name of the struct with the code.</param>
    public static void Write(CodeWriter writer, string network, string code)
    {
        writer.Line();
        writer.Line($"private {InstanceType}? {Field};");
        writer.Line();
        writer.Line($"private {InstanceType} {Instance} => {Field} ??= {InstanceType}.Create<{code}>({network});");
        Write(writer, static call => call);
    }

    /// <summary>The same members for a network that was refused.</summary>
    public static void WriteRefusals(CodeWriter writer) => Write(writer, static _ => "throw Refusal()");

    private static void Write(CodeWriter writer, Func<string, string> body)
    {
        Member("The gradients under the names of their parameters.",
            "public global::KernelGen.NetworkParameters Gradients", $"{Instance}.Gradients");
        Member("A mini-batch in training: keeps what <c>Backward</c> needs, drops what dropout drops, and normalises by the batch.",
            $"public void ForwardTraining({Floats} input, {Output} output, int batch, int dropoutSeed = 0, {Options}? options = null)",
            $"{Instance}.Forward(input, output, batch, dropoutSeed, options)");
        Member("Adds the gradients of the last mini-batch to <c>Gradients</c>, from the derivatives of the loss by the outputs.",
            $"public void Backward({Floats} outputGradient, {Output} inputGradient = default, {Options}? options = null)",
            $"{Instance}.Backward(outputGradient, inputGradient, options)");
        Member("Sets all gradients to 0.", "public void ZeroGradients()", $"{Instance}.ZeroGradients()");
        Member("The first layer whose output is not finite for one of the samples, or −1.",
            $"public int FindNonFiniteLayer({Floats} input, int batch)", $"{Instance}.FindNonFiniteLayer(input, batch)");
        Explicit($"{Names} global::KernelGen.ITrainable.LayerNames", $"{Instance}.LayerNames");
        Explicit("int global::KernelGen.ITrainable.InputLength", "InputLength");
        Explicit("int global::KernelGen.ITrainable.OutputLength", "OutputLength");

        void Member(string summary, string declaration, string call)
        {
            writer.Line();
            ClassSource.Member(writer, summary, $"{declaration} => {body(call)};");
        }

        void Explicit(string declaration, string call)
        {
            writer.Line();
            writer.Line(ClassSource.GeneratedCode);
            writer.Line($"{declaration} => {body(call)};");
        }
    }
}
