using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Stencils.Layers;

namespace KernelGen.Generator.Emission.Networks;

/// <summary>All members of a network, throwing, for one that was refused: the KG error is then the only one.</summary>
internal static class NetworkRefusal
{
    private const string Stream = "global::System.IO.Stream";
    private const string Floats = "global::System.ReadOnlySpan<float>";
    private const string Options = "global::System.Threading.Tasks.ParallelOptions";
    private const string Output = "global::System.Span<float>";

    public static string Write(NetworkDeclaration declaration, Network network, IReadOnlyList<Problem> errors)
    {
        var (writer, model) = (new CodeWriter(), declaration.Class);
        var isTrainable = declaration.Options.Trainable == true && !model.IsStatic;
        var ids = string.Join(", ", errors.Select(error => error.Id).Distinct());
        MethodSource.WriteFileHeader(writer, [$"{model.DisplayName} was refused: {ids}."]);
        ClassSource.Write(writer, model, [], () =>
        {
            NetworkConstants.Write(writer, network, outputLength: 0);
            writer.Line();
            ClassSource.Member(writer, "Numbers in the buffers between the layers.", "public const int WorkspaceLength = 0;");
            if (!model.IsStatic) WriteInstanceMembers(writer, model);
            if (isTrainable) TrainingMembers.WriteRefusals(writer);
            WriteRefusal(writer, model, ids);
        }, isTrainable ? TrainingMembers.Bases : "");
        return writer.ToString();
    }

    private static void WriteInstanceMembers(CodeWriter writer, ClassModel model)
    {
        if (!model.HasConstructor) Throwing(writer, $"public {model.Name}()");
        Throwing(writer, "public void Initialize(int seed)");
        Throwing(writer, $"public void Load({Stream} safetensors)");
        Throwing(writer, "public void Load(string path)");
        Throwing(writer, $"public void Save({Stream} safetensors)");
        Throwing(writer, "public void Save(string path)");
        Throwing(writer, "public void SaveWeights(string path)");
        Throwing(writer, "public global::KernelGen.NetworkParameters Parameters");
        Throwing(writer, "public void Commit()");
        Throwing(writer, $"public void Forward({Floats} input, {Output} output)");
        Throwing(writer, $"public void Forward(global::System.ReadOnlySpan<byte> pixels, {Output} output)");
        Throwing(writer, $"public void ForwardBatch({Floats} input, {Output} output, int batch, {Options}? options = null)");
        Throwing(writer, $"public int Predict({Floats} input)");
        Throwing(writer, $"public void ComputeFeatureMap({Floats} input, int layer, {Output} destination)");
        // a record writes its own clone
        if (!model.IsRecord) Throwing(writer, $"public {model.TypeName} Clone()");
    }

    private static void Throwing(CodeWriter writer, string declaration)
    {
        writer.Line();
        ClassSource.Member(writer, "Throws: the network was refused.", $"{declaration} => throw Refusal();");
    }

    private static void WriteRefusal(CodeWriter writer, ClassModel model, string ids)
    {
        writer.Line();
        writer.Line(ClassSource.GeneratedCode);
        writer.Line("private static global::System.Exception Refusal() =>");
        var message = $"'{model.DisplayName}' was not generated: {ids}. Build the project to see why.";
        writer.Line($"    new global::System.NotSupportedException(\"{message}\");");
    }
}
