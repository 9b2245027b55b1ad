using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>Writes a pass that goes over the picture in tiles, each computed by <see cref="TileMethod"/>.</summary>
internal sealed class TilePass(CodeWriter writer, Pass pass, Spelling spelling)
{
    public void Write()
    {
        var walk = pass.Walk!;
        var canStream = TapLoads.CanStream(pass, spelling);
        writer.Line($"ref {pass.Lane.Element} coefficients = "
            + $"ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference({TileMethod.Table(pass, spelling)});");
        using (writer.Block($"for (int block = 0; block < rows; block += {Tile.Rows})"))
        {
            RowSteps.WriteRows(writer, pass, "block", walk.FirstRow);
            RowSteps.WriteWhole(writer, pass, spelling, () =>
            {
                RowSteps.WriteInputs(writer, pass, "block", walk.FirstRow);
                writer.Line($"{TileMethod.Name(spelling)}{(canStream ? "<TStores>" : "")}(ref coefficients, inputs, outputs, x);");
            });
        }
    }
}
