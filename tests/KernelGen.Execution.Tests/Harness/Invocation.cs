using System;
using System.Numerics;
using System.Numerics.Tensors;
using System.Reflection;
using System.Threading.Tasks;
using CommunityToolkit.HighPerformance;

namespace KernelGen.Execution.Tests.Harness;

/// <summary>Calls a compiled declaration through a delegate of its own signature.</summary>
internal static class Invocation
{
    private static readonly ParallelOptions Alone = new() { MaxDegreeOfParallelism = 1 };

    /// <param name="declaration">What was declared; says how to pass the pictures.</param>
    /// <param name="method">What was compiled.</param>
    /// <param name="source">The picture, or the rows of it that the strip says.</param>
    /// <param name="destination">Room for the result, or for the strip's rows of it.</param>
    /// <param name="options">For declarations that end in ParallelOptions.</param>
    /// <param name="strip">For declarations that end in a Strip.</param>
    public static void Invoke<TIn, TOut>(
        Declaration declaration,
        MethodInfo method,
        IPixels<TIn> source,
        IPixels<TOut> destination,
        ParallelOptions? options = null,
        Strip strip = default)
        where TIn : unmanaged, INumber<TIn>, IMinMaxValue<TIn>
        where TOut : unmanaged, INumber<TOut>, IMinMaxValue<TOut>
    {
        var channels = declaration.Options.Channels;
        var width = source.Width / channels;
        options ??= Alone;
        switch (declaration.Shape, declaration.Trailing)
        {
            case (Shape.Signal, _):
                method.CreateDelegate<Action<ReadOnlySpan<TIn>, Span<TOut>>>()(source.Signal, destination.Signal);
                break;
            case (Shape.Flat, Trailing.Nothing):
                method.CreateDelegate<Action<ReadOnlySpan<TIn>, Span<TOut>, int, int>>()(source.Span, destination.Span, width, source.Height);
                break;
            case (Shape.Flat, Trailing.ParallelOptions):
                method.CreateDelegate<Action<ReadOnlySpan<TIn>, Span<TOut>, int, int, ParallelOptions>>()(
                    source.Span, destination.Span, width, source.Height, options);
                break;
            case (Shape.Flat, Trailing.Strip):
                method.CreateDelegate<Action<ReadOnlySpan<TIn>, Span<TOut>, int, int, Strip>>()(
                    source.Span, destination.Span, width, source.Height, strip);
                break;
            case (Shape.Plane, Trailing.Nothing):
                method.CreateDelegate<Action<ReadOnlyPlane<TIn>, Plane<TOut>>>()(source.Plane, destination.Plane);
                break;
            case (Shape.Plane, Trailing.ParallelOptions):
                method.CreateDelegate<Action<ReadOnlyPlane<TIn>, Plane<TOut>, ParallelOptions>>()(source.Plane, destination.Plane, options);
                break;
            case (Shape.Plane, Trailing.Strip):
                method.CreateDelegate<Action<ReadOnlyPlane<TIn>, Plane<TOut>, Strip>>()(source.Plane, destination.Plane, strip);
                break;
            case (Shape.Span2D, Trailing.Nothing):
                method.CreateDelegate<Action<ReadOnlySpan2D<TIn>, Span2D<TOut>>>()(source.Span2D, destination.Span2D);
                break;
            case (Shape.Span2D, Trailing.ParallelOptions):
                method.CreateDelegate<Action<ReadOnlySpan2D<TIn>, Span2D<TOut>, ParallelOptions>>()(source.Span2D, destination.Span2D, options);
                break;
            case (Shape.Span2D, Trailing.Strip):
                method.CreateDelegate<Action<ReadOnlySpan2D<TIn>, Span2D<TOut>, Strip>>()(source.Span2D, destination.Span2D, strip);
                break;
            case (Shape.TensorSpan, Trailing.Nothing):
                method.CreateDelegate<Action<ReadOnlyTensorSpan<TIn>, TensorSpan<TOut>>>()(
                    source.Tensor(channels), destination.Tensor(channels));
                break;
            case (Shape.TensorSpan, Trailing.ParallelOptions):
                method.CreateDelegate<Action<ReadOnlyTensorSpan<TIn>, TensorSpan<TOut>, ParallelOptions>>()(
                    source.Tensor(channels), destination.Tensor(channels), options);
                break;
            case (Shape.TensorSpan, Trailing.Strip):
                method.CreateDelegate<Action<ReadOnlyTensorSpan<TIn>, TensorSpan<TOut>, Strip>>()(
                    source.Tensor(channels), destination.Tensor(channels), strip);
                break;
            default: throw new ArgumentOutOfRangeException(nameof(declaration));
        }
    }

    /// <summary>The same through the generic runtime.</summary>
    public static void Apply<TIn, TOut>(
        Declaration declaration, Kernel kernel, IPixels<TIn> source, IPixels<TOut> destination, ParallelOptions? options = null)
        where TIn : unmanaged, INumber<TIn>, IMinMaxValue<TIn>
        where TOut : unmanaged, INumber<TOut>, IMinMaxValue<TOut>
    {
        switch (declaration.Shape)
        {
            case Shape.Signal:
                Convolution.Apply<TIn, TOut>(kernel, source.Signal, destination.Signal);
                break;
            case Shape.Flat:
                var width = source.Width / declaration.Options.Channels;
                Convolution.Apply<TIn, TOut>(kernel, source.Span, destination.Span, width, source.Height, options);
                break;
            default:
                Convolution.Apply<TIn, TOut>(kernel, source.Plane, destination.Plane, options);
                break;
        }
    }
}
