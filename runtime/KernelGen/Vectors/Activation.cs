using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KernelGen.CompilerServices;

// Activation functions of a few instructions, and the gradients of their arguments from the result y and its gradient dy.

public static partial class Lanes512
{
    /// <summary>max(x, 0).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ReLU(Vector512<float> x) => AtLeast(x, Vector512<float>.Zero);

    /// <summary>min(max(x, 0), 6).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ReLU6(Vector512<float> x) => AtMost(ReLU(x), Create(6));

    /// <summary>x where it is not negative, else x·slope.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LeakyReLU(Vector512<float> x, float slope) =>
        Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512<float>.Zero), x * Create(slope), x);

    /// <summary>x·min(max(x + 3, 0), 6)/6.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> HardSwish(Vector512<float> x) => x * (ReLU6(x + Create(3)) * Create(1f / 6));

    /// <summary>The gradient of a ReLU's input, given its result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ReLUGradient(Vector512<float> y, Vector512<float> dy) =>
        Vector512.GreaterThan(y, Vector512<float>.Zero) & dy;

    /// <summary>The gradient of a ReLU6's input, given its result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ReLU6Gradient(Vector512<float> y, Vector512<float> dy) =>
        Vector512.GreaterThan(y, Vector512<float>.Zero) & Vector512.LessThan(y, Create(6)) & dy;

    /// <summary>The gradient of a leaky ReLU's input, given its result for a slope above 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LeakyReLUGradient(Vector512<float> y, Vector512<float> dy, float slope) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(y, Vector512<float>.Zero), dy, dy * Create(slope));

    /// <summary>The gradient of a sigmoid's input, given its result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SigmoidGradient(Vector512<float> y, Vector512<float> dy) => dy * (y * (Create(1) - y));

    /// <summary>The gradient of a hyperbolic tangent's input, given its result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> TanhGradient(Vector512<float> y, Vector512<float> dy) => dy * (Create(1) - y * y);
}

public static partial class Lanes256
{
    /// <summary>max(x, 0).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ReLU(Vector256<float> x) => AtLeast(x, Vector256<float>.Zero);

    /// <summary>min(max(x, 0), 6).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ReLU6(Vector256<float> x) => AtMost(ReLU(x), Create(6));

    /// <summary>x where it is not negative, else x·slope.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LeakyReLU(Vector256<float> x, float slope) =>
        Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<float>.Zero), x * Create(slope), x);

    /// <summary>x·min(max(x + 3, 0), 6)/6.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> HardSwish(Vector256<float> x) => x * (ReLU6(x + Create(3)) * Create(1f / 6));

    /// <summary>The gradient of a ReLU's input, given its result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ReLUGradient(Vector256<float> y, Vector256<float> dy) =>
        Vector256.GreaterThan(y, Vector256<float>.Zero) & dy;

    /// <summary>The gradient of a ReLU6's input, given its result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ReLU6Gradient(Vector256<float> y, Vector256<float> dy) =>
        Vector256.GreaterThan(y, Vector256<float>.Zero) & Vector256.LessThan(y, Create(6)) & dy;

    /// <summary>The gradient of a leaky ReLU's input, given its result for a slope above 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LeakyReLUGradient(Vector256<float> y, Vector256<float> dy, float slope) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(y, Vector256<float>.Zero), dy, dy * Create(slope));

    /// <summary>The gradient of a sigmoid's input, given its result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SigmoidGradient(Vector256<float> y, Vector256<float> dy) => dy * (y * (Create(1) - y));

    /// <summary>The gradient of a hyperbolic tangent's input, given its result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> TanhGradient(Vector256<float> y, Vector256<float> dy) => dy * (Create(1) - y * y);
}

public static partial class Lanes128
{
    /// <summary>max(x, 0).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ReLU(Vector128<float> x) => AtLeast(x, Vector128<float>.Zero);

    /// <summary>min(max(x, 0), 6).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ReLU6(Vector128<float> x) => AtMost(ReLU(x), Create(6));

    /// <summary>x where it is not negative, else x·slope.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LeakyReLU(Vector128<float> x, float slope) =>
        Vector128.ConditionalSelect(Vector128.LessThan(x, Vector128<float>.Zero), x * Create(slope), x);

    /// <summary>x·min(max(x + 3, 0), 6)/6.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> HardSwish(Vector128<float> x) => x * (ReLU6(x + Create(3)) * Create(1f / 6));

    /// <summary>The gradient of a ReLU's input, given its result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ReLUGradient(Vector128<float> y, Vector128<float> dy) =>
        Vector128.GreaterThan(y, Vector128<float>.Zero) & dy;

    /// <summary>The gradient of a ReLU6's input, given its result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ReLU6Gradient(Vector128<float> y, Vector128<float> dy) =>
        Vector128.GreaterThan(y, Vector128<float>.Zero) & Vector128.LessThan(y, Create(6)) & dy;

    /// <summary>The gradient of a leaky ReLU's input, given its result for a slope above 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LeakyReLUGradient(Vector128<float> y, Vector128<float> dy, float slope) =>
        Vector128.ConditionalSelect(Vector128.GreaterThan(y, Vector128<float>.Zero), dy, dy * Create(slope));

    /// <summary>The gradient of a sigmoid's input, given its result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SigmoidGradient(Vector128<float> y, Vector128<float> dy) => dy * (y * (Create(1) - y));

    /// <summary>The gradient of a hyperbolic tangent's input, given its result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> TanhGradient(Vector128<float> y, Vector128<float> dy) => dy * (Create(1) - y * y);
}

public static partial class LanesScalar
{
    /// <summary>max(x, 0).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ReLU(float x) => x < 0 ? 0 : x;

    /// <summary>min(max(x, 0), 6).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ReLU6(float x) => x > 6 ? 6 : ReLU(x);

    /// <summary>x where it is not negative, else x·slope.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float LeakyReLU(float x, float slope) => x < 0 ? x * slope : x;

    /// <summary>x·min(max(x + 3, 0), 6)/6.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float HardSwish(float x) => x * (ReLU6(x + 3) * (1f / 6));

    /// <summary>The gradient of a ReLU's input, given its result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ReLUGradient(float y, float dy) => y > 0 ? dy : 0;

    /// <summary>The gradient of a ReLU6's input, given its result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ReLU6Gradient(float y, float dy) => y is > 0 and < 6 ? dy : 0;

    /// <summary>The gradient of a leaky ReLU's input, given its result for a slope above 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float LeakyReLUGradient(float y, float dy, float slope) => y > 0 ? dy : dy * slope;

    /// <summary>The gradient of a sigmoid's input, given its result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SigmoidGradient(float y, float dy) => dy * (y * (1 - y));

    /// <summary>The gradient of a hyperbolic tangent's input, given its result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float TanhGradient(float y, float dy) => dy * (1 - y * y);
}
