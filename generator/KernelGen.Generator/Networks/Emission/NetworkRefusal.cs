using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Networks.Emission;

/// <summary>For a network that was refused, the members that its class has room for, throwing: the KG error is then the only one.</summary>
internal static class NetworkRefusal
{
    public static string Write(NetworkDeclaration declaration, Network network, IReadOnlyList<Problem> errors)
    {
        var (writer, model) = (new CodeWriter(), declaration.Class);
        var isTrainable = declaration.Options.Trainable == true && !model.IsStatic;
        var ids = string.Join(", ", errors.Select(error => error.Id).Distinct());
        var code = NetworkSource.CodeName(model.HintName);
        MethodSource.WriteFileHeader(writer, [$"{model.DisplayName} was refused: {ids}."]);
        ClassSource.Write(writer, model, [], () =>
        {
            NetworkConstants.Write(writer, model, network, outputLength: 0, workspaceLength: 0);
            if (model.IsStatic) return;
            if (!model.HasConstructor && model.BaseWithoutConstructor is null) Throwing($"public {model.Name}()");
            foreach (var member in GeneratedMembers.Calls) WriteMember(member);
            // a record writes its own clone
            if (!model.IsRecord) WriteMember(GeneratedMembers.Clone(model.TypeName));
            if (!isTrainable) return;
            foreach (var member in GeneratedMembers.TrainingCalls) WriteMember(member);
            foreach (var member in GeneratedMembers.Hidden.Where(model.HasRoomFor)) Throwing(member.ExplicitHead);
        }, isTrainable ? TrainingMembers.Bases : "");
        writer.Line();
        using (writer.Block("namespace KernelGen.Generated"))
        {
            writer.Line("// What all members throw.");
            writer.Line(GeneratedMark.OfType);
            using (writer.Block($"file static class {code}"))
                RefusalSource.WriteException(writer, "public static global::System.NotSupportedException Refusal => ", model.DisplayName, errors);
        }
        return writer.ToString();

        // where the class has a member of that name, the interface's is still missing
        void WriteMember(GeneratedMember member)
        {
            if (model.HasRoomFor(member)) Throwing("public " + member.Head);
            else if (isTrainable && member.Interface is not null) Throwing(member.ExplicitHead);
        }

        void Throwing(string declaration)
        {
            writer.Line();
            ClassSource.Member(writer, "Throws: the network was refused.", $"{declaration} => throw global::KernelGen.Generated.{code}.Refusal;");
        }
    }
}
