using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>Products in the lane's own width: each pixel is widened, then multiplied.</summary>
internal sealed class SingleProducts(Pass pass, Spelling spelling, TapLoads loads) : IRowProducts
{
    private readonly Walk walk = pass.Walk!;

    public IReadOnlyList<string> Parts { get; } = [""];

    public string Name(int basis, int vector, string part) =>
        IsPlain(basis) ? Value(walk.Basis[basis][0].Column, vector) : $"product{basis}_{vector}";

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
            writer.Line($"{type} {Name(basis, vector, "")} = {spelling.Print(pass.Lane, Sum(walk.Basis[basis], vector))};");
        }
    }

    /// <summary>
    /// Mirrored taps of integers share a multiplication. Floats are multiplied one by one, which takes as many operations: two pixels above
    /// half of the greatest float have no sum.
    /// </summary>
    private Expression Sum(IEnumerable<ColumnTap> taps, int vector)
    {
        if (pass.Lane.IsInteger) return SharedTaps.Sum(pass.Lane, null, taps, column => new Variable(Value(column, vector)));
        Expression? sum = null;
        foreach (var tap in taps) sum = PassFrame.Add(pass.Lane, sum, new Variable(Value(tap.Column, vector)), tap.Coefficient);
        return sum!;
    }

    /// <summary>A row with one tap of coefficient one: the pixel itself.</summary>
    private bool IsPlain(int basis) => walk.Basis[basis].Count == 1 && walk.Basis[basis][0].Coefficient == Rational.One;

    private static string Value(int column, int vector) => $"pixel{column}_{vector}";
}
