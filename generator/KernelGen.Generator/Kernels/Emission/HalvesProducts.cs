using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>Products of byte pairs for columns that are not neighbours: two loads interleaved, their lower and upper halves apart.</summary>
internal sealed class HalvesProducts(Pass pass, Spelling spelling, TapLoads loads) : IRowProducts
{
    private readonly Walk walk = pass.Walk!;
    private readonly string vector = $"Vector{spelling.VectorBits}";
    private readonly SumWords words = SumWords.Of(pass, spelling);

    public IReadOnlyList<string> Parts { get; } = ["Low", "High"];

    public string Name(int basis, int vector, string part) => $"product{basis}{part}";

    public string Store(string[] sums, string row) => $"{spelling.Words.StoreHalves}<{loads.Stores}>({sums[0]}, {sums[1]}, ref {row});";

    public void Write(CodeWriter writer, int number, IReadOnlyCollection<int> bases)
    {
        foreach (var column in bases.SelectMany(basis => walk.Basis[basis].Select(tap => tap.Column)).Distinct().OrderBy(column => column))
            writer.Line($"{vector}<byte> bytes{column} = {loads.Load(column, 0)};");

        var shared = new Dictionary<string, string>();
        foreach (var basis in bases)
            foreach (var part in Parts)
            {
                var terms = Pairs(walk.Basis[basis]).Select(pair => Term(writer, shared, pair.First, pair.Second, part)).ToArray();
                writer.Line($"{words.Type} {Name(basis, number, part)} = {PairTerm.Sum(writer, shared, words, terms)};");
            }
    }

    /// <summary>Two taps at a time, unless their sum could saturate.</summary>
    private static IEnumerable<(ColumnTap First, ColumnTap? Second)> Pairs(IReadOnlyList<ColumnTap> row)
    {
        for (var i = 0; i < row.Count; i++)
        {
            var isPair = i + 1 < row.Count && BytePairs.IsSafe((int)row[i].Coefficient.Numerator, (int)row[i + 1].Coefficient.Numerator);
            yield return (row[i], isPair ? row[i + 1] : null);
            if (isPair) i++;
        }
    }

    private PairTerm Term(CodeWriter writer, Dictionary<string, string> shared, ColumnTap first, ColumnTap? second, string part)
    {
        var other = second is { } tap ? $"bytes{tap.Column}" : $"{vector}<byte>.Zero";
        var expression = $"{(part == "Low" ? spelling.Words.InterleaveLow : spelling.Words.InterleaveHigh)}(bytes{first.Column}, {other})";
        if (!shared.TryGetValue(expression, out var name))
        {
            name = $"pair{shared.Count}";
            shared.Add(expression, name);
            writer.Line($"{vector}<byte> {name} = {expression};");
        }
        // interleaved with zeros, a byte is a 16-bit number already
        if (second is null && first.Coefficient.Magnitude == Rational.One) return PairTerm.Whole($"{name}.As{pass.PairLane.Name}()", (int)first.Coefficient.Numerator);
        return new PairTerm(name, (int)first.Coefficient.Numerator, second is { } next ? (int)next.Coefficient.Numerator : 0);
    }
}
