using System.Linq;
using System.Threading;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Networks.Emission;

/// <summary>Writes the whole file of one fused layer: the user's method, and the struct with its code.</summary>
internal static class LayerSource
{
    public static string Write(LayerMethodDeclaration declaration, NetworkPlan plan, CancellationToken cancellation)
    {
        var (writer, network, method) = (new CodeWriter(cancellation), plan.Network, declaration.Method);
        var table = LayerTable.Lines(network, plan.WorkspaceLength);
        var code = NetworkSource.CodeName(method.HintName);
        MethodSource.WriteFileHeader(
            writer, table.Prepend("").Prepend($"{network.Name}: [Layer] from {network.Input} to {network.Output}"));
        MethodSource.Write(writer, method, table, [], () => WriteCall(writer, declaration, plan, code));
        writer.Line();
        writer.Line("#nullable disable");
        using (writer.Block("namespace KernelGen.Generated")) new NetworkCode(writer, plan, code, isNetwork: false).Write();
        return writer.ToString();
    }

    /// <summary>Parameters are matched by position; a layer without weights or bias has none to pass.</summary>
    private static void WriteCall(CodeWriter writer, LayerMethodDeclaration declaration, NetworkPlan plan, string code)
    {
        var names = declaration.Method.Parameters.Select(parameter => parameter.Name).ToArray();
        var lengths = plan.Network.Layers.SelectMany(layer => layer.Parameters).Select(parameter => parameter.Length).ToArray();
        var (weight, weights) = lengths.Length > 0 ? (names[1], lengths[0]) : ("default", 0);
        var (bias, biases) = lengths.Length > 1 ? (names[2], lengths[1]) : ("default", 0);
        writer.Line($"global::KernelGen.CompilerServices.LayerCall.Run<global::KernelGen.Generated.{code}>(");
        writer.Line($"    {names[0]}, {weight}, {weights}, {bias}, {biases}, {names[names.Length - 1]});");
    }
}
