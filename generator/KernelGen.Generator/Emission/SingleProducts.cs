using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Planning;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Emission;

/// <summary>Products in the lane's own width: each pixel is widened, then multiplied.</summary>
internal sealed class SingleProducts(Pass pass, Spelling spelling, TapLoads loads) : IRowProducts
{
    private readonly Walk walk = pass.Walk!;

    public IReadOnlyList<string> Parts { get; } = [""];

    public string Name(int basis, int vector, string part) =>
        IsPlain(basis) ? Value(walk.Basis[basis][0].Column, vector) : Invariant.Text($"product{basis}_{vector}");

    public string Store(string[] sums, string row) => throw new InvalidOperationException("A single part is stored by the frame.");

    public void Write(CodeWriter writer, int vector, IReadOnlyCollection<int> bases)
    {
        var type = spelling.Type(pass.Lane);
        foreach (var column in bases.SelectMany(basis => walk.Basis[basis].Select(tap => tap.Column)).Distinct().OrderBy(column => column))
        {
            writer.Line($"{type} {Value(column, vector)} = {loads.Load(column, vector)};");
        }
        foreach (var basis in bases)
        {
            if (IsPlain(basis)) continue;
            Expression? sum = null;
            foreach (var group in Groups(walk.Basis[basis]))
            {
                var magnitude = group.Key;
                // equal coefficients share one multiplication
                var (inner, negative) = SignedSum(group.ToArray(), vector);
                sum = PassFrame.Add(pass.Lane, sum, inner, negative ? -magnitude : magnitude);
            }
            writer.Line($"{type} {Name(basis, vector, "")} = {spelling.Print(pass.Lane, sum!)};");
        }
    }

    /// <summary>Taps of equal magnitude, as one sum whose first term is positive, and whether it must be subtracted.</summary>
    private static (Expression Sum, bool Negative) SignedSum(ColumnTap[] taps, int vector)
    {
        var negative = taps.All(tap => tap.Coefficient.Sign < 0);
        var ordered = negative ? taps : taps.OrderByDescending(tap => tap.Coefficient.Sign).ToArray();
        Expression? sum = null;
        foreach (var tap in ordered)
        {
            Expression value = new Variable(Value(tap.Column, vector));
            sum = sum is null ? value : negative || tap.Coefficient.Sign > 0 ? sum + value : sum - value;
        }
        return (sum!, negative);
    }

    private static IEnumerable<IGrouping<Rational, ColumnTap>> Groups(IEnumerable<ColumnTap> row) => row.GroupBy(tap => tap.Coefficient.Magnitude);

    /// <summary>A row with one tap of coefficient one: the pixel itself.</summary>
    private bool IsPlain(int basis) => walk.Basis[basis].Count == 1 && walk.Basis[basis][0].Coefficient == Rational.One;

    private static string Value(int column, int vector) => Invariant.Text($"pixel{column}_{vector}");
}
