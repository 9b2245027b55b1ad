using System.Collections.Generic;
using System.Linq;
using KernelGen.Execution.Tests.Definition;

namespace KernelGen.Execution.Tests;

/// <summary>The coefficients of a declaration: which attribute says them, what they are, and the same at run time.</summary>
internal abstract record Weights(int Rows, int Columns)
{
    /// <summary>Name of the attribute.</summary>
    public abstract string Attribute { get; }

    /// <summary>Its positional arguments, and named ones that belong to this attribute alone.</summary>
    public abstract IEnumerable<string> Arguments { get; }

    /// <summary>The taps as written, row by row. Only a Gaussian depends on <paramref name="bits"/>, its weights' resolution.</summary>
    public abstract Fraction[] Taps(int bits);

    /// <summary>The same kernel at run time; null where the runtime has no constructor for it.</summary>
    public abstract Kernel? AtRunTime(KernelOptions options);

    protected static Fraction[] Outer(IEnumerable<Fraction> column, Fraction[] row) => column.SelectMany(c => row.Select(r => c * r)).ToArray();
}

/// <summary>Every coefficient written out: <c>[Kernel3x3(…)]</c> and its kin.</summary>
internal sealed record DenseWeights(int Rows, int Columns, IReadOnlyList<string> Texts, bool Signal = false) : Weights(Rows, Columns)
{
    public override string Attribute => (Rows, Columns) switch
    {
        _ when Signal => "Kernel1D",
        (3, 3) => "Kernel3x3",
        (5, 5) => "Kernel5x5",
        (7, 7) => "Kernel7x7",
        _ => "Kernel",
    };

    public override IEnumerable<string> Arguments => Attribute == "Kernel" ? [$"{Rows}", $"{Columns}", .. Texts] : Texts;
    public override Fraction[] Taps(int bits) => Texts.Select(Fraction.Parse).ToArray();
    public override Kernel AtRunTime(KernelOptions options) => new(Rows, Columns, Texts.Select(Options.Number).ToArray(), options);
}

/// <summary>A column times a row.</summary>
internal sealed record SeparableWeights(IReadOnlyList<string> Column, IReadOnlyList<string> Row) : Weights(Column.Count, Row.Count)
{
    public override string Attribute => "SeparableKernel";
    public override IEnumerable<string> Arguments => [Spell(Column), Spell(Row)];
    public override Fraction[] Taps(int bits) => Outer(Column.Select(Fraction.Parse), Row.Select(Fraction.Parse).ToArray());

    public override Kernel AtRunTime(KernelOptions options) =>
        Kernel.Separable(Column.Select(Options.Number).ToArray(), Row.Select(Options.Number).ToArray(), options);

    private static string Spell(IEnumerable<string> texts) => $"[{string.Join(", ", texts)}]";
}

/// <summary>The mean of a window, or its sum.</summary>
internal sealed record BoxWeights(int Rows, int Columns, bool Normalize = true) : Weights(Rows, Columns)
{
    public override string Attribute => "BoxKernel";
    public override IEnumerable<string> Arguments => Normalize ? [$"{Rows}", $"{Columns}"] : [$"{Rows}", $"{Columns}", "Normalize = false"];
    public override Fraction[] Taps(int bits) => Enumerable.Repeat(new Fraction(1, Normalize ? Rows * Columns : 1), Rows * Columns).ToArray();

    public override Kernel AtRunTime(KernelOptions options) => Normalize
        ? Kernel.Box(Rows, Columns, options)
        : new Kernel(Rows, Columns, Enumerable.Repeat(1.0, Rows * Columns).ToArray(), options);
}

/// <summary>A sampled Gaussian; both axes may differ.</summary>
internal sealed record GaussianWindow(int Rows, int Columns, string SigmaY, string SigmaX) : Weights(Rows, Columns)
{
    /// <summary>As wide as it is high.</summary>
    public static GaussianWindow Round(int size, string sigma) => new(size, size, sigma, sigma);

    private bool IsRound => Rows == Columns && SigmaX == SigmaY;

    public override string Attribute => "GaussianKernel";
    public override IEnumerable<string> Arguments => IsRound ? [$"{Rows}", SigmaY] : [$"{Rows}", $"{Columns}", SigmaY, SigmaX];
    public override Fraction[] Taps(int bits) =>
        Outer(
            Gaussian.Weights(Rows, Fraction.Parse(SigmaY).IsZero ? Fraction.Parse(SigmaX) : Fraction.Parse(SigmaY), bits),
            Gaussian.Weights(Columns, Fraction.Parse(SigmaX), bits));

    public override Kernel AtRunTime(KernelOptions options) => IsRound
        ? Kernel.Gaussian(Rows, Options.Number(SigmaY), options)
        : Kernel.Gaussian(Rows, Columns, Options.Number(SigmaY), Options.Number(SigmaX), options);
}

/// <summary>No coefficients: the least pixel of a window.</summary>
internal sealed record ErodeWindow(int Rows, int Columns) : Weights(Rows, Columns)
{
    public override string Attribute => "ErodeKernel";
    public override IEnumerable<string> Arguments => [$"{Rows}", $"{Columns}"];
    public override Fraction[] Taps(int bits) => throw new System.NotSupportedException("A minimum has no coefficients.");
    public override Kernel AtRunTime(KernelOptions options) => Kernel.Erode(Rows, Columns, options);
}
