using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CSharp;

namespace KernelGen.Execution.Tests.Harness;

/// <summary>Many declarations compiled into one assembly, which is unloaded afterwards.</summary>
internal sealed class Batch : IDisposable
{
    private const string Usings = """
        using System;
        using System.Threading.Tasks;
        using KernelGen;
        """;

    private readonly AssemblyLoadContext context = new("declarations", isCollectible: true);
    private readonly Type declarations;

    /// <param name="version">The language.</param>
    /// <param name="members">The declarations.</param>
    /// <param name="widths">The vector widths that the project names; null: none, and so all.</param>
    public Batch(LanguageVersion version, IReadOnlyList<Declaration> members, string? widths = null)
        : this(Image(version, members, widths))
    {
    }

    /// <param name="image">The assembly.</param>
    public Batch(Stream image) => declarations = context.LoadFromStream(image).GetType("Declarations", throwOnError: true)!;

    /// <summary>The compiled method of a declaration, by its place in the list.</summary>
    public MethodInfo this[int index] => declarations.GetMethod(Name(index))!;

    /// <summary>The assembly, compiled.</summary>
    public static MemoryStream Image(LanguageVersion version, IReadOnlyList<Declaration> members, string? widths = null)
    {
        var methods = members.Select((member, index) => "    " + member.Spell(Name(index)));
        var namespaces = members.Select(member => member.Shape).Distinct().Select(shape => shape switch
        {
            Shape.Span2D => "using CommunityToolkit.HighPerformance;",
            Shape.TensorSpan => "using System.Numerics.Tensors;",
            _ => "",
        });
        var source = $$"""
            {{Usings}}
            {{string.Join("\n", namespaces)}}

            public static partial class Declarations
            {
            {{string.Join("\n\n", methods)}}
            }
            """;
        return Compiler.Compile(version, [], [source], widths);
    }

    public void Dispose() => context.Unload();

    private static string Name(int index) => $"K{index}";
}
