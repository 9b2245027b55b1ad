using System.Linq;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Emission.Networks;

/// <summary>Writes the members that users call: a line each, for memory, threads and files are the runtime's.</summary>
internal static class NetworkMembers
{
    /// <param name="writer">Where to write.</param>
    /// <param name="declaration">The user's class and options.</param>
    /// <param name="code">The full name of the struct with the code.</param>
    public static void Write(CodeWriter writer, NetworkDeclaration declaration, string code)
    {
        var (model, network) = (declaration.Class, GeneratedMembers.Network);
        var isTrainable = declaration.Options.Trainable == true;
        writer.Line(ClassSource.GeneratedCode);
        writer.Line($"private {network.Head} = {network.Type}.Create<{code}>();");
        Member(writer, declaration.Options.Weights is null
            ? "The network with all weights zero, until <c>Initialize</c> or <c>Load</c>." : "The network with its trained weights.",
            $"public {model.Name}() {{ }}");
        foreach (var member in GeneratedMembers.Calls)
        {
            var call = member == GeneratedMembers.ForwardBytes
                ? $"{network.Name}.Forward(pixels, output, [{Scaling(declaration)}])" : member.Call(network.Name);
            Member(writer, member.Summary, $"public {member.Head} => {call};");
        }
        if (isTrainable) TrainingMembers.Write(writer, code);

        var clone = GeneratedMembers.Clone(model.TypeName);
        writer.Line();
        writer.Line($"/// <summary>{clone.Summary}</summary>");
        writer.Line(ClassSource.GeneratedCode);
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
