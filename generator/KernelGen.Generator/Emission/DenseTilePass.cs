using KernelGen.Generator.Planning;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Emission;

/// <summary>Writes a pass that goes over the picture in tiles, each computed by <see cref="DenseTileMethod"/>.</summary>
internal sealed class DenseTilePass(CodeWriter writer, Plan plan, Pass pass, Spelling spelling)
{
    public void Write()
    {
        var walk = pass.Walk!;
        var step = pass.Step(spelling.VectorBits);
        var canStream = TapLoads.CanStream(pass, spelling, plan.Ends);
        writer.Line($"ref {pass.Lane.Element} coefficients = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference({DenseTileMethod.Table(pass, spelling)});");
        using (writer.Block(Invariant.Text($"for (int block = 0; block < rows; block += {DenseTile.Rows})")))
        {
            RowSteps.WriteRows(writer, "block", walk.FirstRow);
            writer.Line(Invariant.Text($"nuint x = 0, last = count - {step};"));
            if (canStream)
            {
                using (writer.Block("if (picture.Streams)     // the ends of a row are not aligned"))
                {
                    writer.Line(Call("CachedStores", $"{PitchedAt("0")}", "0"));
                    writer.Line(Call("CachedStores", $"{PitchedAt("last")}", "last"));
                    writer.Line(Invariant.Text($"x = {step};"));
                    writer.Line(Invariant.Text($"last -= {step};"));
                    writer.Line("TStores.Align(ref destination[0], ref x, ref last);");
                }
            }
            using (writer.Block(Invariant.Text($"for (; ; x = Math.Min(x + {step}, last))")))
            {
                RowSteps.WriteInputs(writer, "block", walk.FirstRow);
                writer.Line(Call(canStream ? "TStores" : "", "inputs", "x"));
                writer.Line("if (x == last) break;     // the last step overlaps the one before: the same pixels, the same bits");
            }
        }
    }

    private string PitchedAt(string x) => $"picture.At({x}).Pitched({PassFrame.Index("block", pass.Walk!.FirstRow)})";

    private string Call(string stores, string inputs, string x) =>
        $"{DenseTileMethod.Name(spelling)}{(stores.Length == 0 ? "" : $"<{stores}>")}(ref coefficients, {inputs}, outputs, {x});";
}
