using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>Writes a <see cref="TapGroupsBody"/>.</summary>
internal sealed class TapGroupsWriter(CodeWriter writer, TapGroupsBody body)
{
    private readonly Pass pass = body.Pass;
    private readonly Spelling spelling = body.Spelling;
    private readonly string type = body.Spelling.Type(body.Pass.Lane);

    public void Write()
    {
        writer.Line($"ref int starts = ref {Reference(body.Starts)};");
        RunSteps.Write(writer, body, pass, pass.Taps[0].Row, body.Vectors, WriteStep);
    }

    private static string Reference(string table) => $"global::System.Runtime.InteropServices.MemoryMarshal.GetReference({table})";

    private void WriteStep(int vectors)
    {
        var begin = spelling.Constant(pass.Lane, pass.Bias);
        writer.Line($"{type} {string.Join(", ", Enumerable.Range(0, vectors).Select(vector => $"{Sum(vector)} = {begin}"))};");
        writer.Line($"ref {pass.Lane.Element} coefficients = ref {Reference(body.Coefficients)};");
        var first = 0;
        foreach (var kind in body.Groups)
        {
            WriteGroups(kind, first, vectors);
            first += kind.Members.Count;
        }
        Finish(vectors);
    }

    /// <summary>The loop over groups of one kind.</summary>
    /// <param name="kind">The groups.</param>
    /// <param name="first">The number of the first of them.</param>
    /// <param name="vectors">Vectors of sums.</param>
    private void WriteGroups(TapGroups kind, int first, int vectors)
    {
        var distances = kind.Distances;
        writer.Line(distances.Count == 1 ? "// single taps" : $"// taps that are so many vectors apart: {string.Join(", ", distances)}");
        using (writer.Block($"for (int group = {first}; group < {first + kind.Members.Count}; group++)"))
        {
            writer.Line($"ref {pass.Input} taps = ref Unsafe.Add(ref first, x + (nuint)Unsafe.Add(ref starts, group));");
            for (var tap = 0; tap < distances.Count; tap++)
            {
                var coefficient = tap == 0 ? "coefficients" : $"Unsafe.Add(ref coefficients, {tap})";
                writer.Line($"{type} tap{tap} = {spelling.Broadcast(pass.Lane, coefficient)};");
            }
            writer.Line($"coefficients = ref Unsafe.Add(ref coefficients, {distances.Count});");
            writer.Line($"{type} value;");
            for (var vector = 0; vector < vectors + distances[distances.Count - 1]; vector++) WriteVector(kind, vector, vectors);
        }
    }

    /// <summary>A vector of the row, and the sums that it is added to.</summary>
    private void WriteVector(TapGroups kind, int vector, int vectors)
    {
        var uses = kind.Distances.Select((distance, tap) => (Sum: vector - distance, Tap: tap)).Where(use => use.Sum >= 0 && use.Sum < vectors).ToArray();
        if (uses.Length == 0) return;
        writer.Line($"value = {spelling.Load(pass.Lane, pass.Input, "taps", $"{vector * body.Lanes}")};");
        foreach (var (sum, tap) in uses)
        {
            var (value, coefficient, before) = (new Variable("value"), new Variable($"tap{tap}"), new Variable(Sum(sum)));
            writer.Assign(spelling, pass.Lane, new Assignment(Sum(sum), pass.Lane.IsInteger ? before + value * coefficient : value.MultiplyAdd(coefficient, before)));
        }
    }

    private void Finish(int vectors)
    {
        if (pass.ExtraLocals.Length > 0) writer.Line($"{type} {string.Join(", ", pass.ExtraLocals)};");
        writer.Line($"ref {pass.Output} output = ref Unsafe.Add(ref result, x);");
        for (var vector = 0; vector < vectors; vector++)
        {
            foreach (var step in pass.Finish) writer.Assign(spelling, pass.Lane, step.Rename("sum", Sum(vector)), vector == 0);
            if (body.Estimate is null) writer.Line(Store(Sum(vector), vector * body.Lanes));
        }
        if (body.Estimate is not null) RoundingChecks.StoreAndResolve(writer, body, pass, Enumerable.Range(0, vectors).Select(Sum).ToArray());
    }

    private string Store(string sum, int offset) => body.Streams
        ? $"TStores.Store({sum}, ref output, {offset});"
        : spelling.Store(pass.Lane, pass.Output, sum, "output", $"{offset}");

    private static string Sum(int vector) => $"sum{vector}";
}
