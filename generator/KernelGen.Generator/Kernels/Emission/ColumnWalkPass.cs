using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>Writes a pass that goes from strip to strip, down all rows of the block in each.</summary>
internal sealed class ColumnWalkPass(CodeWriter writer, Plan plan, Pass pass, Spelling spelling)
{
    public void Write()
    {
        if (plan.Estimate is not null) Doubts.Declare(writer);
        RowSteps.WriteRows(writer, pass, "0", pass.Walk!.FirstRow);
        RowSteps.Write(writer, plan, pass, spelling, "return", end =>
        {
            new ColumnStrip(writer, plan, pass, spelling, end).Write("0", "rows");
            if (plan.Estimate is not null) Doubts.Settle(writer, pass.Step(spelling.VectorBits));
        });
    }
}
