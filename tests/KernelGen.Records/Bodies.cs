using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Loader;
using System.Text.RegularExpressions;

namespace KernelGen.Records;

/// <summary>The emitted methods of the compiled corpus that do the work: what kernels and layers run.</summary>
internal static partial class Bodies
{
    // «Run512», «Convolve3256Wide», «TileScalar»: the last width in the name.
    [GeneratedRegex(@"(512|256|128)(?=\D*$)|Scalar$")]
    private static partial Regex Width { get; }

    // The name of a file-local type begins with that of its file: «<Kernels_Sharpen_g>F0123__Kernels_Sharpen_Stencil».
    [GeneratedRegex(@"^<(?<file>.*)_g>F(?<hash>[0-9A-F]+)__")]
    private static partial Regex FileLocalType { get; }

    /// <summary>
    /// Lets the JIT compile, without running them, the bodies that this machine runs under the present switches. Prints a line for each:
    /// the file of its record, a tab, and the method as the JIT spells it. Files are numbered in the order of the text, for each width,
    /// so that a method that is renamed keeps its file. Phrases have none: they are inlined.
    /// </summary>
    public static void Compile(string path)
    {
        var assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.GetFullPath(path));
        foreach (var type in assembly.GetTypes()
            .Where(type => type.Namespace == "KernelGen.Generated" && !type.IsNested).OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Where(method => !method.IsSpecialName && method.GetMethodBody() is not null)
                .Where(method => !method.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveInlining))
                .OrderBy(method => method.MetadataToken))
            {
                var width = Width.Match(method.Name) is { Success: true, Value: var found } ? found : "all";
                var number = numbers[width] = numbers.GetValueOrDefault(width) + 1;
                if (!IsRun(width)) continue;
                foreach (var (instance, suffix) in Instances(method))
                {
                    Console.WriteLine($"{FileLocalType.Match(type.Name).Groups["file"].Value}.{width}.{number}{suffix}.txt\t{Spelling(instance)}");
                    RuntimeHelpers.PrepareMethod(
                        instance.MethodHandle, [.. instance.GetGenericArguments().Select(argument => argument.TypeHandle)]);
                }
            }
        }
    }

    /// <summary>Whether bodies of a width run here: the widest and, at the edges of pictures, half of 512 bits.</summary>
    private static bool IsRun(string width) => width switch
    {
        "512" => Vector512.IsHardwareAccelerated,
        "256" => Vector256.IsHardwareAccelerated,
        "128" => Vector128.IsHardwareAccelerated && !Vector256.IsHardwareAccelerated,
        "Scalar" => !Vector128.IsHardwareAccelerated,
        _ => true,
    };

    /// <summary>The method, or one of each type of stores that it may be compiled for.</summary>
    private static IEnumerable<(MethodInfo Instance, string Suffix)> Instances(MethodInfo method)
    {
        if (!method.IsGenericMethodDefinition) return [(method, "")];
        var constraint = method.GetGenericArguments().Single().GetGenericParameterConstraints().Single(type => type.IsInterface);
        return constraint.Assembly.GetTypes()
            .Where(type => type.IsValueType && type.IsAssignableTo(constraint))
            .OrderBy(type => type.MetadataToken)
            .Select((type, i) => (method.MakeGenericMethod(type), $".{i + 1}"));
    }

    private static string Spelling(MethodInfo method) =>
        $"{method.DeclaringType!.FullName}:{method.Name}" +
        (method.IsGenericMethod ? $"[{string.Join(',', method.GetGenericArguments().Select(type => type.FullName))}]" : "");
}
