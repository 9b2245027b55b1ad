using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Declarations;
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
