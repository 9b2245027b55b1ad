using System.Linq;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>What can be computed together with a layer, its sums still being in registers.</summary>
/// <param name="Normalization">The batch normalisation that its weights take in, or null.</param>
/// <param name="Epilogue">What becomes of the sums.</param>
/// <param name="Last">The last layer that is computed then.</param>
internal sealed record Fusion(Layer? Normalization, Epilogue Epilogue, Layer Last)
{
    /// <summary>Taps of the largest window of a pool in registers.</summary>
    private const int LargestPool = 9;

    /// <param name="draft">What is planned so far.</param>
    /// <param name="layer">The layer with the sums.</param>
    /// <param name="withPool">Whether neighbouring sums are in registers together.</param>
    public static Fusion Of(Draft draft, Layer layer, bool withPool)
    {
        var fusion = new Fusion(null, Epilogue.None, layer);
        foreach (var follower in draft.Followers(layer))
        {
            if (draft.IsTraining && !ShowsItsSlope(follower.Operation)) break;
            if (fusion.With(follower, withPool) is not { } longer) break;
            fusion = longer with { Last = follower };
        }
        return fusion with { Epilogue = Sorted(fusion.Epilogue) };
    }

    /// <summary>The layers that are computed together, the first being <paramref name="layer"/>.</summary>
    public string Title(Network network, Layer layer) => Draft.Title(Last.Index == layer.Index
        ? [layer]
        : Enumerable.Range(layer.Index, Last.Index - layer.Index + 1).Select(index => network.Layers[index]));

    private Fusion? With(Layer follower, bool withPool) => (follower.Operation, Epilogue) switch
    {
        (Dropout, _) => this,
        (Meaning.Normalization, { Before: null, Pool: null }) when Normalization is null => this with { Normalization = follower },
        (Activation activation, { Pool: null, Before: null }) when IsCheap(activation) => this with { Epilogue = new Epilogue(activation) },
        (Activation activation, { Pool: not null, After: null }) when IsCheap(activation) =>
            this with { Epilogue = Epilogue with { After = activation } },
        (Pooling pool, { Pool: null }) when withPool && Fits(pool) => this with { Epilogue = Epilogue with { Pool = Registers(pool) } },
        _ => null,
    };

    /// <summary>Whether the result of a function tells its derivative.</summary>
    private static bool ShowsItsSlope(Meaning.Operation operation) => operation is Activation activation
        && (activation.Function is ActivationFunction.ReLU or ActivationFunction.ReLU6
            || activation is { Function: ActivationFunction.LeakyReLU, Slope: > 0 });

    /// <summary>A function that never falls may wait until the pool has thrown most numbers away.</summary>
    private static Epilogue Sorted(Epilogue epilogue) =>
        epilogue is { Before: { } before, Pool.Kind: PoolingKind.Maximum, After: null } && NeverFalls(before)
            ? epilogue with { Before = null, After = before }
            : epilogue;

    private static bool NeverFalls(Activation activation) =>
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
