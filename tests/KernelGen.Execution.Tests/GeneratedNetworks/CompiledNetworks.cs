using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using KernelGen.Execution.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KernelGen.Execution.Tests.GeneratedNetworks;

/// <summary>Many networks and fused layers compiled into one assembly with the real generator, as a user's project would.</summary>
internal sealed class CompiledNetworks : IDisposable
{
    private readonly AssemblyLoadContext context = new("networks", isCollectible: true);
    private readonly Assembly assembly;

    /// <param name="networks">The attributes of classes.</param>
    /// <param name="layers">The attributes of methods, with what follows the name: the parameters.</param>
    /// <param name="files">The project's additional files.</param>
    public CompiledNetworks(
        IEnumerable<string> networks, IEnumerable<(string Attributes, string Parameters)>? layers = null, params AdditionalText[] files)
        : this(Image(networks, layers, files))
    {
    }

    /// <param name="image">The assembly.</param>
    public CompiledNetworks(Stream image) => assembly = context.LoadFromStream(image);

    /// <summary>The assembly, compiled.</summary>
    /// <param name="networks">The attributes of classes.</param>
    /// <param name="layers">The attributes of methods, with what follows the name: the parameters.</param>
    /// <param name="files">The project's additional files.</param>
    /// <param name="widths">The vector widths that the project names; null: none, and so all.</param>
    public static MemoryStream Image(
        IEnumerable<string> networks,
        IEnumerable<(string Attributes, string Parameters)>? layers = null,
        IReadOnlyList<AdditionalText>? files = null,
        string? widths = null)
    {
        var classes = networks.Select((attributes, index) => $"{attributes}\npublic sealed partial class N{index};");
        var methods = (layers ?? []).Select(
            (layer, index) => $"    {layer.Attributes}\n    public static partial void L{index}{layer.Parameters};");
        var source = $$"""
            using System;
            using KernelGen;

            {{string.Join("\n\n", classes)}}

            public static partial class FusedLayers
            {
            {{string.Join("\n\n", methods)}}
            }
            """;
        return Compiler.Compile(LanguageVersion.CSharp12, files ?? [], [source], widths);
    }

    /// <summary>A new object of a network; null where it was refused.</summary>
    public GeneratedNetwork? Network(int index)
    {
        try
        {
            return new GeneratedNetwork(Activator.CreateInstance(assembly.GetType($"N{index}", throwOnError: true)!)!);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The method of a fused layer.</summary>
    public MethodInfo Layer(int index) => assembly.GetType("FusedLayers", throwOnError: true)!.GetMethod($"L{index}")!;

    public void Dispose() => context.Unload();
}
