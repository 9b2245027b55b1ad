using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Networks.Bodies;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Support;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Networks.Emission;

/// <summary>A method with a body for each machine, and the choice among them; its name comes when it is written.</summary>
/// <remarks>The choice costs nothing: the compiler knows the machine. Methods are equal when their texts are.</remarks>
/// <param name="Summary">What it computes.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Bodies">The bodies, the widest vectors first.</param>
internal sealed record HotMethod(string Summary, EquatableArray<MethodParameter> Parameters, EquatableArray<MethodBody> Bodies)
{
    /// <param name="summary">What it computes.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="bodies">One for each machine that is worth a body, the widest vectors first.</param>
    /// <param name="write">Writes the statements of one of them.</param>
    public static HotMethod Of<T>(
        string summary, IEnumerable<MethodParameter> parameters, IEnumerable<T> bodies, Action<CodeWriter, T> write)
        where T : LayerBody => new(summary, parameters.ToEquatableArray(), bodies.Select(body =>
        {
            var writer = new CodeWriter();
            write(writer, body);
            return new MethodBody(body.Target, writer.ToString().TrimEnd('\n'));
        }).ToEquatableArray());

    /// <summary>The same with bodies for these vectors.</summary>
    public HotMethod For(VectorWidths widths) => this with { Bodies = widths.Of(Bodies, body => body.Target.Machine).ToEquatableArray() };

    public void Write(CodeWriter writer, string name)
    {
        var declared = string.Join(", ", Parameters.Select(parameter => parameter.Declared));
        var passed = string.Join(", ", Parameters.Select(parameter => parameter.Passed));
        writer.Line("// " + Summary);
        using (writer.Block($"private static void {name}({declared})"))
        {
            for (var i = 0; i < Bodies.Count; i++)
            {
                var target = Bodies[i].Target;
                var condition = target.Test.Length == 0 ? "" : $"if ({target.Test}) ";
                writer.Line($"{(i == 0 ? "" : "else ")}{condition}{name}{target.Name}({passed});");
            }
        }
        foreach (var body in Bodies)
        {
            writer.Line();
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
            using (writer.Block($"private static void {name}{body.Target.Name}({declared})"))
            using (writer.Block("unchecked"))
                writer.Lines(body.Statements);
        }
    }
}

/// <summary>The statements of a method for one machine.</summary>
internal sealed record MethodBody(LayerTarget Target, string Statements);

/// <summary>A parameter of a method: a reference to an element, or an index.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Element">What it refers to; null for an index.</param>
internal sealed record MethodParameter(string Name, Element? Element)
{
    /// <summary>How it is declared.</summary>
    public string Declared => Element is null ? "nint " + Name : $"ref {Element.Name} {Name}";

    /// <summary>How it is passed on.</summary>
    public string Passed => Element is null ? Name : "ref " + Name;

    /// <summary>References to tensors of those elements, or to weights.</summary>
    public static MethodParameter To(string name, Element? element = null) => new(name, element ?? Element.Single);

    /// <summary>A source, weights and a destination.</summary>
    public static IReadOnlyList<MethodParameter> Filter(Element source, Element destination) =>
        [To("source", source), To("weights"), To("destination", destination)];

    /// <summary>Indices.</summary>
    public static IEnumerable<MethodParameter> Indices(params string[] names) => names.Select(name => new MethodParameter(name, null));
}
