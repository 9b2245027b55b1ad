using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Networks.Emission;

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
        "KernelGen.ITrainable.LayerNames" => $"{GeneratedMembers.StartedTraining.Name}.LayerNames",
        "KernelGen.ITrainable.OutputShape" => $"{GeneratedMembers.StartedTraining.Name}.OutputShape",
        "KernelGen.ITrainable.LeastBatch" => $"{GeneratedMembers.StartedTraining.Name}.LeastBatch",
        "KernelGen.ITrainable.InputLength" => "InputLength",
        "KernelGen.ITrainable.OutputLength" => "OutputLength",
        _ => member.Call(GeneratedMembers.StartedTraining.Name),
    };
}
