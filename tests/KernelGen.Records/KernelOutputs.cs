using System;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Threading.Tasks;

namespace KernelGen.Records;

/// <summary>A hash of what each kernel of the corpus writes, over pictures of several sizes.</summary>
internal static class KernelOutputs
{
    private const int MostChannels = 4, Margin = 256;

    private static readonly (int Width, int Height)[] Sizes = [(1, 1), (5, 3), (31, 2), (64, 9), (203, 37), (517, 19)];

    private delegate void Flat<TIn, TOut>(ReadOnlySpan<TIn> source, Span<TOut> destination, int width, int height);
    private delegate void Parallel<TIn, TOut>(
        ReadOnlySpan<TIn> source, Span<TOut> destination, int width, int height, ParallelOptions options);
    private delegate void Stripped<TIn, TOut>(ReadOnlySpan<TIn> source, Span<TOut> destination, int width, int height, Strip strip);
    private delegate void Signal<TIn, TOut>(ReadOnlySpan<TIn> source, Span<TOut> destination);

    /// <summary>A line for each kernel whose signature takes spans: its name and the hash.</summary>
    public static void Print(Assembly assembly)
    {
        var methods = assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttributes<ConvolutionAttribute>().Any())
            .OrderBy(method => $"{method.DeclaringType!.FullName}.{method.Name}.{method}", StringComparer.Ordinal);
        foreach (var method in methods)
        {
            var parameters = method.GetParameters().Select(parameter => parameter.ParameterType).ToArray();
            if (parameters[0].GetGenericTypeDefinition() != typeof(ReadOnlySpan<>)) continue;
            var elements = new[] { parameters[0].GenericTypeArguments[0], parameters[1].GenericTypeArguments[0] };
            var print = typeof(KernelOutputs).GetMethod(nameof(PrintOne), BindingFlags.Static | BindingFlags.NonPublic)!;
            print.MakeGenericMethod(elements).Invoke(null, [method, parameters]);
        }
    }

    private static void PrintOne<TIn, TOut>(MethodInfo method, Type[] parameters)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (width, height) in Sizes)
        {
            var source = new TIn[width * height * MostChannels];
            Pixels.Fill(source, width * 1000 + height);
            var destination = new TOut[(width + Margin) * (height + Margin) * MostChannels];
            try
            {
                Call(method, parameters, source, destination, width, height);
            }
            catch (ArgumentException)
            {
                hash.AppendData("refused"u8);
            }
            hash.AppendData(MemoryMarshal.AsBytes<TOut>(destination));
        }
        Console.WriteLine($"{method.DeclaringType!.Name}.{method.Name,-30} {Convert.ToHexStringLower(hash.GetHashAndReset())[..32]}");
    }

    private static void Call<TIn, TOut>(MethodInfo method, Type[] parameters, TIn[] source, TOut[] destination, int width, int height)
    {
        switch (parameters)
        {
            case [_, _]:
                method.CreateDelegate<Signal<TIn, TOut>>()(source, destination);
                break;
            case [_, _, _, _]:
                method.CreateDelegate<Flat<TIn, TOut>>()(source, destination, width, height);
                break;
            case [_, _, _, _, var last] when last == typeof(Strip):
                var strips = method.CreateDelegate<Stripped<TIn, TOut>>();
                for (var row = 0; row < height; row += 3)
                    strips(source, destination.AsSpan(row * width), width, height, new Strip(row, Math.Min(3, height - row)));
                break;
            default:
                method.CreateDelegate<Parallel<TIn, TOut>>()(
                    source, destination, width, height, new ParallelOptions { MaxDegreeOfParallelism = 2 });
                break;
        }
    }
}
