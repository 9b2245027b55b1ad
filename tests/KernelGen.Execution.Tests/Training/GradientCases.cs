using System;
using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Execution.Tests.Training;

/// <summary>Networks whose gradients are checked: every layer with every option.</summary>
internal static class GradientCases
{
    public static IReadOnlyList<DefinedNetwork> Convolutions { get; } =
    [
        One(1, 7, 9, new DefinedConvolution(3, new(3, 3))),
        One(2, 7, 9, new DefinedConvolution(5, new(3, 2) { Top = 1, Right = 1, Left = 0 }, HasBias: false)),
        One(3, 9, 8, new DefinedConvolution(17, new(3, 3) { StrideHeight = 2, StrideWidth = 3, Top = 1, Left = 1, Bottom = 0, Right = 2 })),
        One(16, 6, 7, new DefinedConvolution(16, new(3, 3) { Top = 1, Left = 1, Bottom = 1, Right = 1 }, Algorithm: "Winograd")),
        One(16, 9, 9, new DefinedConvolution(16, new(3, 3) { Top = 2, Left = 2, Bottom = 2, Right = 2, DilationHeight = 2, DilationWidth = 2 })),
        One(20, 6, 7, new DefinedConvolution(33, new(3, 3) { Top = 1, Left = 1, Bottom = 1, Right = 1 }, Algorithm: "Direct")),
        One(18, 8, 8, new DefinedConvolution(8, new(5, 5) { Top = 2, Left = 2, Bottom = 2, Right = 2 })),
        One(4, 8, 9, new DefinedConvolution(6, new(2, 3) { DilationHeight = 3, DilationWidth = 2, StrideHeight = 2, StrideWidth = 2 }, Groups: 2)),
        One(32, 5, 6, new DefinedConvolution(32, new(3, 3) { Top = 1, Left = 1, Bottom = 1, Right = 1 }, Groups: 2)),
        One(20, 7, 8, new DefinedConvolution(20, new(3, 3) { Top = 1, Left = 1, Bottom = 1, Right = 1 }, Groups: 20)),
        One(6, 9, 8, new DefinedConvolution(6, new(3, 5) { Top = 1, Left = 2, StrideHeight = 2, StrideWidth = 2 }, Groups: 6, HasBias: false)),
        One(4, 7, 8, new DefinedConvolution(12, new(3, 3) { Bottom = 1 }, Groups: 4)),
        One(3, 6, 6, new DefinedConvolution(4, new(1, 1))),
        One(3, 7, 7, new DefinedConvolution(4, new(1, 1) { StrideHeight = 2, StrideWidth = 2 })),
        One(2, 5, 5, new DefinedConvolution(3, new(2, 2) { Top = 3, Left = 1, Bottom = 2, Right = 3 })),
        new(3, 1, 20, new DefinedSignalConvolution(5, 3, 2, 1, 2)) { Rank = 2 },
        new(16, 1, 20, new DefinedSignalConvolution(16, 4, 1, 2, 1)) { Rank = 2 },
    ];

    public static IReadOnlyList<DefinedNetwork> Transposed { get; } =
    [
        One(3, 4, 5, new DefinedTransposed(4, new(3, 3))),
        One(5, 4, 5, new DefinedTransposed(17, new(4, 3) { StrideHeight = 2, StrideWidth = 3, Top = 1, Left = 1, Bottom = 1 }, OutputPadding: 1)),
        One(18, 4, 4, new DefinedTransposed(6, new(3, 2) { StrideHeight = 2, StrideWidth = 2, DilationHeight = 2, DilationWidth = 3 }, HasBias: false)),
        One(16, 5, 6, new DefinedTransposed(16, new(3, 3) { Top = 1, Left = 1, Bottom = 1, Right = 1 })),
        One(4, 4, 5, new DefinedTransposed(6, new(3, 3) { StrideHeight = 2, StrideWidth = 2, Top = 1, Left = 1 }, OutputPadding: 1, Groups: 2)),
    ];

    public static IReadOnlyList<DefinedNetwork> Pools { get; } =
    [
        Of("Max", new(2, 2) { StrideHeight = 2, StrideWidth = 2 }),
        Of("Max", new(3, 3) { StrideHeight = 2, StrideWidth = 2, Top = 1, Left = 1, Bottom = 1, Right = 1 }),
        Of("Max", new(3, 2) { StrideHeight = 3, StrideWidth = 2 }, ceil: true),
        Of("Max", new(5, 5)),
        Of("Avg", new(2, 2) { StrideHeight = 2, StrideWidth = 2 }),
        Of("Avg", new(3, 3) { StrideHeight = 2, StrideWidth = 2, Top = 1, Left = 1, Bottom = 1, Right = 1 }),
        Of("Avg", new(3, 3) { StrideHeight = 2, StrideWidth = 3, Top = 1, Left = 1, Bottom = 1, Right = 1 }, counts: false),
        Of("Avg", new(3, 3) { StrideHeight = 2, StrideWidth = 2, Top = 1 }, ceil: true),
        Of("Avg", new(3, 3) { StrideHeight = 2, StrideWidth = 2 }, ceil: true, counts: false),
        Of("Sum", new(2, 3) { StrideHeight = 1, StrideWidth = 2, Left = 1 }),
        One(18, 5, 6, new DefinedGlobalPool("Avg")),
        One(18, 5, 6, new DefinedGlobalPool("Max")),
    ];

    public static IReadOnlyList<DefinedNetwork> Functions { get; } =
    [
        .. new[] { ReLU, ReLU6, Leaky(0.1), Leaky(-0.5), Leaky(0), Sigmoid, Tanh, GELU, SiLU, HardSwish }.SelectMany(function => new[]
        {
            // by itself; behind a convolution, where it may be computed with the sums; between pictures and features
            One(17, 3, 5, function),
            new(2, 5, 6, new DefinedConvolution(17, new(3, 3)), function, new DefinedConvolution(3, new(2, 2))),
            new(6, 1, 1, new DefinedLinear(19), function, new DefinedLinear(4)) { Rank = 1 },
            // before a maximum, which may take the function's derivative with it
            new(2, 6, 8,
                new DefinedConvolution(17, new(3, 3)), function, new DefinedPool("Max", Pool(2)), new DefinedConvolution(3, new(2, 2))),
            new(2, 6, 6, new DefinedConvolution(5, new(3, 3)), function,
                new DefinedPool("Max", new(3, 3) { StrideHeight = 2, StrideWidth = 2, Top = 1, Left = 1, Bottom = 1, Right = 1 })),
        }),
        One(5, 3, 4, new DefinedSoftmax(false)),
        One(5, 3, 4, new DefinedSoftmax(true)),
        new(7, 1, 1, new DefinedLinear(5), new DefinedSoftmax(true)) { Rank = 1 },
        new(7, 1, 1, new DefinedLinear(5, HasBias: false), new DefinedSoftmax(false)) { Rank = 1 },
        One(3, 4, 5, new DefinedNormalization()),
        new(2, 6, 6, new DefinedConvolution(18, new(3, 3)), new DefinedNormalization(), ReLU, new DefinedConvolution(3, new(3, 3))),
    ];

    public static IReadOnlyList<DefinedNetwork> Networks { get; } =
    [
        new(1, 14, 14,
            new DefinedConvolution(8, Same(5)), ReLU, new DefinedPool("Max", Pool(2)),
            new DefinedConvolution(16, Same(5)), ReLU, new DefinedPool("Max", Pool(3)),
            new DefinedFlatten(), new DefinedLinear(10)),
        new(3, 8, 8,
            new DefinedConvolution(16, Same(3), HasBias: false), new DefinedNormalization(), ReLU with { As = "a" },
            new DefinedConvolution(16, Same(3), HasBias: false), new DefinedNormalization(), new DefinedJunction("Add", "a"), ReLU,
            new DefinedPool("Avg", Pool(2)), new DefinedConvolution(20, Same(3)), ReLU6 with { As = "b" },
            new DefinedConvolution(5, Same(1)), new DefinedJunction("Concat", "b"), new DefinedGlobalPool("Avg"), new DefinedFlatten(),
            new DefinedLinear(4)),
        new(2, 6, 6,
            new DefinedConvolution(16, Same(3)) { As = "x" }, Tanh, new DefinedJunction("Concat", "x") { As = "y" },
            new DefinedConvolution(32, Same(1)), new DefinedJunction("Add", "y"), SiLU with { From = "y", As = "z" },
            GELU, new DefinedJunction("Add", "z"), new DefinedTransposed(3, new(2, 2) { StrideHeight = 2, StrideWidth = 2 })),
        new(4, 6, 7,
            ReLU with { As = "input" }, new DefinedPool("Max", Pool(2)) { As = "small" }, new DefinedConvolution(4, Same(3)),
            new DefinedJunction("Add", "small"), new DefinedFlatten(), new DefinedLinear(16), ReLU with { As = "f" }, new DefinedLinear(16),
            new DefinedJunction("Add", "f"), new DefinedJunction("Concat", "f")),
        new(5, 1, 47, new DefinedSignalConvolution(33, 3, 1, 0, 1), SiLU, new DefinedSignalConvolution(48, 5, 1, 0, 1), new DefinedFlatten(), ReLU,
            ReLU6, new DefinedSoftmax(false)) { Rank = 2 },
        // a dead branch, and a network without weights
        new(2, 5, 5, new DefinedConvolution(3, Same(3)) { As = "dead" }, ReLU, new DefinedConvolution(4, Same(3)) { From = "dead" }),
        One(3, 6, 6, new DefinedPool("Max", Pool(2))),
    ];

    private static DefinedActivation ReLU => new("ReLU", x => Math.Max(x, 0));

    private static DefinedActivation ReLU6 => new("ReLU6", x => Math.Clamp(x, 0, 6));

    private static DefinedActivation Sigmoid => new("Sigmoid", x => 1 / (1 + Math.Exp(-x)));

    private static DefinedActivation Tanh => new("Tanh", Math.Tanh);

    private static DefinedActivation GELU => new("GELU", x => x * Phi(x));

    private static DefinedActivation SiLU => new("SiLU", x => x / (1 + Math.Exp(-x)));

    private static DefinedActivation HardSwish => new("HardSwish", x => x * Math.Clamp(x + 3, 0, 6) / 6);

    private static DefinedActivation Leaky(double slope) =>
        new(FormattableString.Invariant($"LeakyReLU({slope})"), x => x > 0 ? x : slope * x);

    private static DefinedWindow Same(int size) => new(size, size) { Top = size / 2, Left = size / 2, Bottom = size / 2, Right = size / 2 };

    private static DefinedWindow Pool(int size) => new(size, size) { StrideHeight = size, StrideWidth = size };

    private static DefinedNetwork One(int channels, int height, int width, DefinedLayer layer) => new(channels, height, width, layer);

    /// <summary>A pool over a picture, and over the result of a convolution with its function.</summary>
    private static DefinedNetwork Of(string kind, DefinedWindow window, bool ceil = false, bool counts = true) =>
        new(2, 9, 10, new DefinedConvolution(18, new(3, 3)), ReLU, new DefinedPool(kind, window, ceil, counts));

    /// <summary>The normal distribution by its power series: Φ(x) = ½ + φ(x)·(x + x³/3 + x⁵/15 + …).</summary>
    private static double Phi(double x)
    {
        var (term, sum) = (x, x);
        for (var n = 3; n < 200; n += 2) sum += term *= x * x / n;
        return 0.5 + sum * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
    }
}
