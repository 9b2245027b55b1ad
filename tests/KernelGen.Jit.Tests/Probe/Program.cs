using System;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using KernelGen.CompilerServices;

namespace KernelGen.Jit.Probe;

/// <summary>
/// Calls every kernel once, so that the JIT compiles it. Prints each with the milliseconds that the JIT spent on its body and on
/// the rest of the first call (the runner, compiled for this kernel), and with its plan.
/// </summary>
internal static class Program
{
    private const int Width = 300, Height = 40, MostChannels = 4;

    private delegate void Filter<TIn, TOut>(ReadOnlySpan<TIn> source, Span<TOut> destination, int width, int height);

    private static string Body =>
        Lanes512.IsSupported ? "Run512"
        : Vector256.IsHardwareAccelerated ? "Run256"
        : Vector128.IsHardwareAccelerated ? "Run128"
        : "RunScalar";

    private static void Main()
    {
        var call = typeof(Program).GetMethod(nameof(Call), BindingFlags.Static | BindingFlags.NonPublic)!;
        Console.WriteLine($"{"kernel",-16} {Body,9} ms  rest ms  plan");
        foreach (var method in typeof(Kernels).GetMethods().Where(method => method.IsDefined(typeof(KernelPlanAttribute))))
        {
            var spans = method.GetParameters().Take(2).Select(parameter => parameter.ParameterType);
            var callOnce = call.MakeGenericMethod([.. spans.Select(span => span.GetGenericArguments()[0])]);
            var body = Milliseconds(() => Prepare(BodyOf(method)));
            var rest = Milliseconds(() => callOnce.Invoke(null, [method]));
            var plan = method.GetCustomAttribute<KernelPlanAttribute>()!.Plan;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{method.Name,-16} {body,12:f1} {rest,8:f1}  {plan}"));
        }
    }

    /// <summary>The emitted method that runs on this machine.</summary>
    private static MethodInfo BodyOf(MethodInfo method) =>
        typeof(Kernels).Assembly.GetTypes().Single(type => type.Name.EndsWith($"_{method.Name}_Stencil", StringComparison.Ordinal))
            .GetMethod(Body, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;

    /// <summary>Compiles a body; one that can store in several ways is compiled for the usual.</summary>
    private static void Prepare(MethodInfo body)
    {
        if (body.IsGenericMethodDefinition) body = body.MakeGenericMethod(typeof(CachedStores));
        RuntimeHelpers.PrepareMethod(body.MethodHandle, [.. body.GetGenericArguments().Select(argument => argument.TypeHandle)]);
    }

    private static double Milliseconds(Action compiles)
    {
        var before = JitInfo.GetCompilationTime(currentThread: true);
        compiles();
        return (JitInfo.GetCompilationTime(currentThread: true) - before).TotalMilliseconds;
    }

    private static void Call<TIn, TOut>(MethodInfo method)
    {
        const int Length = Width * Height * MostChannels;
        method.CreateDelegate<Filter<TIn, TOut>>()(new TIn[Length], new TOut[Length], Width, Height);
    }
}
