using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Roslyn;
using KernelGen.Generator.Support;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Networks.Emission;

/// <summary>Writes the members that users call: a line each, for memory, threads and files are the runtime's.</summary>
internal static class NetworkMembers
{
    /// <param name="writer">Where to write.</param>
    /// <param name="declaration">The user's class and options.</param>
    /// <param name="code">The full name of the struct with the code.</param>
    /// <param name="remarks">Lines of documentation about the network, for its constructor.</param>
    public static void Write(CodeWriter writer, NetworkDeclaration declaration, string code, IReadOnlyList<string> remarks)
    {
        var (model, network) = (declaration.Class, GeneratedMembers.Network);
        var isTrainable = declaration.Options.Trainable == true;
        writer.Line(GeneratedMark.OfField);
        writer.Line($"private {network.Head} = {network.Type}.Create<{code}>();");
        writer.Line();
        ClassSource.Member(writer, declaration.Options.Weights is null
            ? "The network with all weights zero, until <c>Initialize</c> or <c>Load</c>." : "The network with its trained weights.",
            $"public {model.Name}() {{ }}", remarks);
        foreach (var member in GeneratedMembers.Calls)
        {
            var call = member == GeneratedMembers.ForwardBytes
                ? $"{network.Name}.Forward(pixels, output, [{Scaling(declaration.Options)}])" : member.Call(network.Name);
            Member(writer, member.Summary, $"public {member.Head} => {call};");
        }
        if (isTrainable) TrainingMembers.Write(writer, code);

        var clone = GeneratedMembers.Clone(model.TypeName);
        writer.Line();
        writer.Line($"/// <summary>{clone.Summary}</summary>");
        writer.Line(GeneratedMark.OfMember);
        using (writer.Block($"public {clone.Head}"))
        {
            writer.Line($"{clone.Type} clone = ({clone.Type})base.MemberwiseClone();");
            writer.Line($"clone.{network.Name} = {network.Name}.Clone();");
            if (isTrainable) writer.Line($"clone.{GeneratedMembers.Training.Name} = null;");
            writer.Line("return clone;");
        }
    }

    private static void Member(CodeWriter writer, string summary, string declaration)
    {
        writer.Line();
        ClassSource.Member(writer, summary, declaration);
    }

    /// <summary>p·factor + shift for each channel that the options tell apart.</summary>
    private static string Scaling(NetworkOptions options) => string.Join(
        ", ",
        Enumerable.Range(0, ByteScaling.Channels(options)).Select(channel => ByteScaling.Of(options, channel))
            .Select(scaling => Invariant.Literal(scaling.Factor) + ", " + Invariant.Literal(scaling.Shift)));
}

/// <summary>Writes the members of a network that can be trained: it implements the runtime's <c>ITrainable</c>.</summary>
internal static class TrainingMembers
{
    /// <summary>What the class implements.</summary>
    public const string Bases = " : " + GeneratedMembers.Trainable;

    /// <param name="writer">Where to write.</param>
    /// <param name="code">The full name of the struct with the code.</param>
    public static void Write(CodeWriter writer, string code)
    {
        var (field, training) = (GeneratedMembers.Training, GeneratedMembers.StartedTraining);
        writer.Line();
        writer.Line(GeneratedMark.OfField);
        writer.Line($"private {field.Type}? {field.Name};");
        writer.Line();
        writer.Line(GeneratedMark.OfMember);
        writer.Line($"private {training.Head} => {field.Name} ??= {field.Type}.Create<{code}>({GeneratedMembers.Network.Name});");
        foreach (var member in GeneratedMembers.TrainingCalls)
        {
            writer.Line();
            ClassSource.Member(writer, member.Summary, $"public {member.Head} => {Call(member)};");
        }
        foreach (var member in GeneratedMembers.Hidden)
        {
            writer.Line();
            writer.Line(GeneratedMark.OfMember);
            writer.Line($"{member.ExplicitHead} => {Call(member)};");
        }
    }

    /// <summary>The training's forward is the network's in training; lengths are the class's constants.</summary>
    private static string Call(GeneratedMember member) => member.Name switch
    {
        "ForwardTraining" => (member with { Name = "Forward" }).Call(GeneratedMembers.StartedTraining.Name),
        "KernelGen.ITrainable.Training" => GeneratedMembers.StartedTraining.Name,
        "KernelGen.ITrainable.LayerNames" => $"{GeneratedMembers.StartedTraining.Name}.LayerNames",
        "KernelGen.ITrainable.OutputShape" => $"{GeneratedMembers.StartedTraining.Name}.OutputShape",
        "KernelGen.ITrainable.LeastBatch" => $"{GeneratedMembers.StartedTraining.Name}.LeastBatch",
        "KernelGen.ITrainable.InputLength" => "InputLength",
        "KernelGen.ITrainable.OutputLength" => "OutputLength",
        _ => member.Call(GeneratedMembers.StartedTraining.Name),
    };
}

/// <summary>Writes what is known of a network before any number is computed: its sizes and its cost.</summary>
internal static class NetworkConstants
{
    /// <param name="writer">Where to write.</param>
    /// <param name="model">The class.</param>
    /// <param name="network">The network; when it was refused, as far as its layers could be applied.</param>
    /// <param name="outputLength">Numbers of the output; 0 when it is not known.</param>
    /// <param name="workspaceLength">Numbers between the layers.</param>
    public static void Write(CodeWriter writer, ClassModel model, Network network, long outputLength, long workspaceLength)
    {
        var isFirst = true;
        foreach (var member in GeneratedMembers.Constants.Where(model.HasRoomFor))
        {
            if (!isFirst) writer.Line();
            isFirst = false;
            var (summary, value) = member.Name switch
            {
                "InputLength" => ($"Numbers in one input sample: {network.Input}.", Limited(network.Input.Length)),
                "OutputLength" => (outputLength == 0 ? "Numbers in one output." : $"Numbers in one output: {network.Output}.", outputLength),
                "ParameterCount" => ("Numbers that are trained.", network.ParameterCount),
                "MultiplyAdds" => ("Multiplications followed by an addition, for one sample.", network.MultiplyAdds),
                "WorkspaceLength" => ("Numbers in the buffers between the layers.", workspaceLength),
                _ => ("Numbers in the output of each layer.", (long?)null),
            };
            var lengths = string.Join(", ", network.Layers.Select(layer => $"{layer.Output.Length}"));
            if (value is { } number)
                ClassSource.Member(writer, summary, $"public const {member.Head} = {number};", mark: GeneratedMark.OfField);
            else ClassSource.Member(writer, summary, $"public static {member.Head} => [{lengths}];");
        }
    }

    /// <summary>A refused input may be of any size, a constant may not.</summary>
    private static long Limited(long length) => length is >= 0 and <= int.MaxValue ? length : 0;
}
