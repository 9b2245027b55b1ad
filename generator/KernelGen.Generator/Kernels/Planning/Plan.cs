using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Bodies;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Kernels.Planning;

/// <summary>What will be done on each machine, and why not otherwise.</summary>
/// <param name="Table">The body of each machine, in the order in which a call asks for them; the last runs everywhere.</param>
/// <param name="Declined">What the other algorithms answered.</param>
internal sealed record Plan(IReadOnlyList<Dispatch> Table, EquatableArray<string> Declined)
{
    /// <summary>The vectors that people are told of, where they have a body.</summary>
    private const int UsualBits = 256;

    /// <summary>The machine that people are told of: vectors of 256 bits, or the widest that have a body.</summary>
    public Target UsualTarget => UsualOf(Table).Target;

    /// <summary>What is done there, and on all other machines but for those of <see cref="Special"/>.</summary>
    public Choice Usual => UsualOf(Table).Choice;

    /// <summary>The row of that machine.</summary>
    public static Dispatch UsualOf(IReadOnlyList<Dispatch> table) =>
        table.FirstOrDefault(row => row.Target.VectorBits == UsualBits) ?? table[0];

    /// <summary>The machines that do something else.</summary>
    public IEnumerable<Dispatch> Special => Table.Where(row => row.Choice.Algorithm != Usual.Algorithm);

    /// <summary>
    /// The table as calls ask for it: after a body that computes rows together comes the one for single rows, which takes runs of fewer.
    /// </summary>
    public IReadOnlyList<Dispatch> Calls => Table.SelectMany(row => row.SingleRows is not { } single ? [row]
        : new[] { row with { LeastRows = RowStep }, OfSingleRows(row, single) }).ToArray();

    private Dispatch OfSingleRows(Dispatch row, Choice single) => row with
    {
        LeastCount = row.LeastCount == 0 ? 0 : System.Math.Max(row.LeastCount, single.Body.Lanes),
        MostRows = RowStep - 1,
        Choice = single with { Body = single.Body with { IsBesideMany = true } },
    };

    /// <summary>A multiple of the rows that any body computes together: they are powers of two.</summary>
    private int RowStep => Table.Max(row => row.Body.RowStep);

    /// <summary>One line for people and tools.</summary>
    public string Summary => Usual.Summary;
}

/// <summary>The body of one target, and the calls that take it.</summary>
/// <param name="Target">The machine; its test is asked first.</param>
/// <param name="LeastCount">Elements that a run must have; shorter ones take a later row. 0: the runner makes all runs long enough.</param>
/// <param name="Choice">What is done.</param>
internal sealed record Dispatch(Target Target, int LeastCount, Choice Choice)
{
    public Body Body => Choice.Body;

    /// <summary>What is done with single rows, where the choice computes rows together; null: it takes any rows.</summary>
    public Choice? SingleRows { get; init; } = Choice.OfSingleRows;

    /// <summary>Rows of which a run's are a multiple; runs of fewer take a later row. 0: any number.</summary>
    public int LeastRows { get; init; }

    /// <summary>Rows of a run at most, as runs of more take an earlier row. 0: any number.</summary>
    public int MostRows { get; init; }

    /// <summary>The condition under which a call takes this row, as C#; empty: always.</summary>
    public string Test => string.Join(" && ", new[]
    {
        Target.Test,
        LeastCount > 0 ? $"count >= {LeastCount}" : "",
        LeastRows > 0 ? $"rows >= {LeastRows}" : "",
    }.Where(test => test.Length > 0));
}

/// <summary>What an algorithm does on a machine.</summary>
/// <param name="Algorithm">The algorithm's name, in lower case.</param>
/// <param name="Cost">Estimated vector operations per output element.</param>
/// <param name="Body">The code.</param>
internal sealed record Choice(string Algorithm, double Cost, Body Body)
{
    /// <summary>The cost of single rows against that of rows together, where it is not known better.</summary>
    private const double UsualForSingleRows = 1.25;

    /// <summary>The same algorithm with single rows; null: it computes no rows together.</summary>
    public Choice? OfSingleRows => Body.OfSingleRows is { } single
        ? this with { Cost = single.CostOfSingleRow ?? UsualForSingleRows * Cost, Body = single } : null;

    /// <summary>One line for people and tools.</summary>
    public string Summary => string.Join(", ", new[]
    {
        Algorithm,
        Body.Products + (Body.Passes.Count == 1 && Body.Passes[0].Taps.Count == 1 ? " tap" : " taps"),
        string.Join(" then ", Body.Passes.Select(pass => pass.Lane.Name).Distinct()) + " lanes",
        Body.InPairs,
        Body.Estimate is null ? "" : "exact near ties",
    }.Where(part => part.Length > 0));
}
