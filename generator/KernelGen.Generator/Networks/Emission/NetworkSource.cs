using System.Collections.Generic;
using System.Linq;
using System.Security;
using System.Threading;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Networks.Emission;

/// <summary>Writes the whole file of one network: the other part of the user's class, and the struct with its code.</summary>
internal static class NetworkSource
{
    public static string Write(NetworkDeclaration declaration, NetworkPlan plan, BakedWeights? baked, CancellationToken cancellation)
    {
        var (writer, network) = (new CodeWriter(cancellation), plan.Network);
        var table = LayerTable.Lines(network, plan.WorkspaceLength);
        var code = CodeName(declaration.Class.HintName);
        MethodSource.WriteFileHeader(
            writer, table.Prepend("").Prepend($"{network.Name}: [Network] from {network.Input} to {network.Output}"));
        // the user's own remarks on the class leave room on the constructor only
        var (onClass, onConstructor) = !declaration.Class.TakesNotes ? (None, None)
            : declaration.Class.HasRemarks ? (None, Remarks(table)) : (Remarks(table), None);
        ClassSource.Write(writer, declaration.Class, onClass, () =>
        {
            NetworkConstants.Write(writer, declaration.Class, network, network.Output.Length, plan.WorkspaceLength);
            writer.Line();
            NetworkMembers.Write(writer, declaration, "global::KernelGen.Generated." + code, onConstructor);
        }, plan.Training is null ? "" : TrainingMembers.Bases);
        writer.Line();
        writer.Line("#nullable disable");
        using (writer.Block("namespace KernelGen.Generated")) new NetworkCode(writer, plan, code, isNetwork: true)
        {
            Baked = baked
        }.Write();
        return writer.ToString();
    }

    private static IReadOnlyList<string> None { get; } = [];

    /// <summary>The name of the struct with the code; no other file sees it.</summary>
    public static string CodeName(string hintName) => hintName.Replace('.', '_').Replace('(', '_').Replace(")", "") + "_Code";

    /// <summary>The table of layers as the documentation shows it.</summary>
    private static IReadOnlyList<string> Remarks(IReadOnlyList<string> table) =>
        table.Select(line => SecurityElement.Escape(line)).Prepend("<remarks><code>").Append("</code></remarks>").ToArray();
}
