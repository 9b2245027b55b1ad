using System.Linq;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Roslyn;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Networks.Emission;

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
