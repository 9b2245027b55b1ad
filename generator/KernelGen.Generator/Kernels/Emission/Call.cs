using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Roslyn;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>Writes the body of the user's method: parameters of any accepted shape, handed to the runtime's runner.</summary>
internal static class Call
{
    private const string Services = "global::KernelGen.CompilerServices.";

    public static void Write(CodeWriter writer, Declaration declaration, Stencil stencil, string structName)
    {
        var signature = declaration.Signature!;
        var parameters = declaration.Method.Parameters;
        var (source, destination) = (parameters[0].Name, parameters[1].Name);
        var trailer = signature.Trailer == Trailer.None ? "" : ", " + parameters[parameters.Count - 1].Name;
        var types = $"<{signature.Source}, {signature.Destination}, {structName}>";
        switch (signature.Shape)
        {
            case PictureShape.Flat:
                writer.Line($"{Services}StencilRunner.Run{types}(default, {source}, {destination}, {parameters[2].Name}, {parameters[3].Name}{trailer});");
                break;
            case PictureShape.Signal:
                writer.Line($"{Services}StencilRunner.RunSignal{types}(default, {source}, {destination});");
                break;
            case PictureShape.Plane:
                writer.Line($"{Services}StencilRunner.Run{types}(default, {source}, {destination}{trailer});");
                break;
            case PictureShape.Span2D:
                Run(Span2D("ReadOnlyPlane", source, signature.Source), Span2D("Plane", destination, signature.Destination));
                break;
            case PictureShape.TensorSpan:
                Run(
                    $"{Services}Tensors.ReadOnlyPlane(in {source}.GetPinnableReference(), {source}.Lengths, {source}.Strides, {stencil.Channels})",
                    $"{Services}Tensors.Plane(ref {destination}.GetPinnableReference(), {destination}.Lengths, {destination}.Strides, {stencil.Channels})");
                break;
        }

        void Run(string sourcePlane, string destinationPlane)
        {
            writer.Line($"{Services}StencilRunner.Run{types}(");
            writer.Line("    default,");
            writer.Line($"    {sourcePlane},");
            writer.Line($"    {destinationPlane}{trailer});");
        }
    }

    /// <summary>A toolkit span does not tell its pitch: it is the distance from the first row to the second.</summary>
    private static string Span2D(string plane, string name, string element) =>
        $"{Services}Views.{plane}(ref {name}.DangerousGetReference(), {name}.Width, {name}.Height, {name}.Height < 2 || {name}.Width == 0 ? {name}.Width : " +
        $"(int)(global::System.Runtime.CompilerServices.Unsafe.ByteOffset(ref {name}.DangerousGetReferenceAt(0, 0), ref {name}.DangerousGetReferenceAt(1, 0)) / sizeof({element})))";
}
