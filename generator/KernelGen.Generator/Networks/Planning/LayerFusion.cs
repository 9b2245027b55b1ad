using System.Linq;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>What can be computed together with a layer, its sums still being in registers.</summary>
/// <param name="Normalization">The batch normalization that its weights take in, or null.</param>
/// <param name="Epilogue">What becomes of the sums.</param>
/// <param name="Last">The last layer that is computed then.</param>
internal sealed record LayerFusion(Layer? Normalization, Epilogue Epilogue, Layer Last)
{
    /// <summary>Taps of the largest window of a pool in registers.</summary>
    private const int LargestPool = 9;

    /// <param name="draft">What is planned so far.</param>
    /// <param name="layer">The layer with the sums.</param>
    /// <param name="withPool">Whether neighboring sums are in registers together.</param>
    public static LayerFusion Of(Draft draft, Layer layer, bool withPool)
    {
        var fusion = new LayerFusion(null, Epilogue.None, layer);
        foreach (var follower in draft.Followers(layer))
        {
            if (draft.IsTraining && !DerivativeFromOutput(follower.Operation)) break;
            if (fusion.With(follower, withPool) is not { } longer) break;
            fusion = longer with { Last = follower };
        }
        return fusion with { Epilogue = Sorted(fusion.Epilogue) };
    }

    /// <summary>The sums that are needed: all, or those that a pool behind them reads.</summary>
    public (int Rows, int Columns) Sums(Layer layer) => Epilogue.Pool is { } pool
        ? (Last.Output.Height * pool.Rows, Last.Output.Width * pool.Columns)
        : (layer.Output.Height, layer.Output.Width);

    /// <summary>The layers that are computed together, the first being <paramref name="layer"/>.</summary>
    public string Title(Network network, Layer layer) => Draft.Title(Last.Index == layer.Index
        ? [layer]
        : Enumerable.Range(layer.Index, Last.Index - layer.Index + 1).Select(index => network.Layers[index]));

    private LayerFusion? With(Layer follower, bool withPool) => (follower.Operation, Epilogue) switch
    {
        (Dropout, _) => this,
        (Meaning.Normalization, { Before: null, Pool: null }) when Normalization is null => this with { Normalization = follower },
        (Activation activation, { Pool: null, Before: null }) when IsCheap(activation) => this with { Epilogue = new Epilogue(activation) },
        (Activation activation, { Pool: not null, After: null }) when IsCheap(activation) =>
            this with { Epilogue = Epilogue with { After = activation } },
        (Pooling pool, { Pool: null }) when withPool && Fits(pool) => this with { Epilogue = Epilogue with { Pool = Registers(pool) } },
        _ => null,
    };

    /// <summary>Whether the derivative of a function follows from its result.</summary>
    private static bool DerivativeFromOutput(Meaning.Operation operation) => operation is Activation activation
        && (activation.Function is ActivationFunction.ReLU or ActivationFunction.ReLU6
            || activation is { Function: ActivationFunction.LeakyReLU, Slope: > 0 });

    /// <summary>A monotonic function is applied behind a maximum: to fewer numbers.</summary>
    private static Epilogue Sorted(Epilogue epilogue) =>
        epilogue is { Before: { } before, Pool.Kind: PoolingKind.Maximum, After: null } && IsMonotonic(before)
            ? epilogue with { Before = null, After = before }
            : epilogue;

    private static bool IsMonotonic(Activation activation) =>
        activation.Function is ActivationFunction.ReLU or ActivationFunction.ReLU6
            || activation is { Function: ActivationFunction.LeakyReLU, Slope: >= 0 };

    /// <summary>A few instructions, against the polynomials of the others.</summary>
    public static bool IsCheap(Activation activation) => activation.Function
        is ActivationFunction.ReLU or ActivationFunction.ReLU6 or ActivationFunction.LeakyReLU or ActivationFunction.HardSwish;

    private static bool Fits(Pooling pool)
    {
        var (down, across) = (pool.Window.Vertical, pool.Window.Horizontal);
        return pool.Window.Taps is > 1 and <= LargestPool
            && (down.Stride, across.Stride, down.Dilation, across.Dilation) == (down.Window, across.Window, 1, 1)
            && (down.Before, down.After, across.Before, across.After) == (0, 0, 0, 0)
            && (!pool.CeilMode || (down.CeilLength, across.CeilLength) == (down.Length, across.Length));
    }

    private static RegisterPool Registers(Pooling pool) => new(pool.Kind, pool.Window.Vertical.Window, pool.Window.Horizontal.Window);
}

/// <summary>What becomes of sums while they are in registers: an activation, a pool over neighbors, an activation.</summary>
/// <param name="Before">The activation before the pool, or null.</param>
/// <param name="Pool">The pool, or null.</param>
/// <param name="After">The activation after the pool, or null.</param>
internal sealed record Epilogue(Activation? Before = null, RegisterPool? Pool = null, Activation? After = null)
{
    public static Epilogue None { get; } = new();

    public int PoolRows => Pool?.Rows ?? 1;

    public int PoolColumns => Pool?.Columns ?? 1;
}

/// <summary>A pool whose windows follow one another without gaps, overlap or padding.</summary>
/// <param name="Kind">What becomes of a window.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Columns">Its columns.</param>
internal sealed record RegisterPool(PoolingKind Kind, int Rows, int Columns);
