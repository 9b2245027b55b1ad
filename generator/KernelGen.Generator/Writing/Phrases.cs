using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace KernelGen.Generator.Writing;

/// <summary>
/// Statements that the methods of one type repeat, each written once as a method that the JIT inlines: the machine code is the same, and
/// the compiler reads a fraction of the text.
/// </summary>
internal sealed class Phrases
{
    private readonly Dictionary<string, string> names = [];
    private readonly Dictionary<string, int> numbers = [];
    private readonly List<string> structs = [];
    private readonly List<string> functions = [];
    private readonly List<(string Header, IReadOnlyList<string> Lines, bool Counts)> methods = [];

    /// <summary>The statement that calls a phrase, which is new or has been said before.</summary>
    /// <param name="name">What it does, and the width of its vectors.</param>
    /// <param name="parameters">What it takes; callers may name it otherwise.</param>
    /// <param name="lines">Its statements.</param>
    /// <param name="stores">What the caller stores and prefetches by, where the statements do by «TStores».</param>
    public string Call(string name, IReadOnlyList<PhraseParameter> parameters, IReadOnlyList<string> lines, string stores)
    {
        var isOfStores = lines.Concat(parameters.Select(parameter => parameter.Type)).Any(line => line.Contains("TStores"));
        var meaning = $"{name}({string.Join(", ", parameters.Select(parameter => $"{parameter.Modifier} {parameter.Type}"))})\n{Nameless(parameters, lines)}";
        if (!names.TryGetValue(meaning, out var method))
        {
            method = Numbered(name);
            names.Add(meaning, method);
            var (parameter, constraint) = isOfStores ? ("<TStores>", " where TStores : struct, IStores") : ("", "");
            methods.Add((
                $"private static void {method}{parameter}({List(parameters)}){constraint}",
                lines.Select(line => Undeclared(parameters, line)).ToArray(),
                !parameters.Any(parameter => parameter.IsOfVectors) || parameters.Any(parameter => parameter.IsIndex)));
        }
        return $"{method}{(isOfStores ? $"<{stores}>" : "")}({string.Join(", ", parameters.Select(parameter => parameter.Argument))});";
    }

    /// <summary>The call of a function, which is new or has been called before.</summary>
    /// <param name="name">What it makes, and the width of its vectors.</param>
    /// <param name="type">The type of what it makes.</param>
    /// <param name="parameters">What it takes.</param>
    /// <param name="value">What it makes.</param>
    public string Function(string name, string type, IReadOnlyList<PhraseParameter> parameters, string value)
    {
        if (!names.TryGetValue(value, out var function))
        {
            function = Numbered(name);
            names.Add(value, function);
            functions.Add($"private static {type} {function}({List(parameters)}) => {value};");
        }
        return $"{function}({string.Join(", ", parameters.Select(parameter => parameter.Argument))})";
    }

    /// <summary>The type of values that phrases take and leave together, as which the JIT keeps each in a register of its own.</summary>
    /// <param name="name">What they are, and the width of their vectors.</param>
    /// <param name="type">The type of each.</param>
    /// <param name="fields">Their names.</param>
    public string Struct(string name, string type, IEnumerable<string> fields)
    {
        var members = $"{type} {string.Join(", ", fields)}";
        if (!names.TryGetValue(members, out var known))
        {
            known = Numbered(name);
            names.Add(members, known);
            structs.Add($"private struct {known} {{ public {members}; }}");
        }
        return known;
    }

    private static string List(IEnumerable<PhraseParameter> parameters) =>
        string.Join(", ", parameters.Select(parameter => $"{parameter.Modifier} {parameter.Type} {parameter.Name}".TrimStart()));

    private string Numbered(string name)
    {
        var number = numbers[name] = numbers.TryGetValue(name, out var last) ? last + 1 : 1;
        return number == 1 ? name : $"{name}_{number}";
    }

    /// <summary>Writes the methods of all phrases and functions.</summary>
    public void Write(CodeWriter writer)
    {
        if (structs.Count > 0) writer.Line();
        foreach (var type in structs) writer.Line(type);
        foreach (var function in functions)
        {
            writer.Line();
            writer.Line(CompiledMark.Inlined);
            writer.Line(function);
        }
        foreach (var (header, lines, counts) in methods)
        {
            writer.Line();
            writer.Line(CompiledMark.Inlined);
            using (counts ? writer.Wrapping(header) : writer.Block(header))
            using (counts ? writer.Block("unchecked") : null)     // vectors are never checked
                foreach (var line in lines) writer.Line(line);
        }
    }

    /// <summary>The statements without the names of their parameters, by which they are known again.</summary>
    private static string Nameless(IReadOnlyList<PhraseParameter> parameters, IReadOnlyList<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            for (int start = 0, end; start < line.Length; start = end)
            {
                end = start + 1;
                if (IsOfName(line[start]))
                {
                    while (end < line.Length && IsOfName(line[end])) end++;
                    if (PlaceOf(line, start, end - start) is { } place)
                    {
                        text.Append('#').Append(place);
                        continue;
                    }
                }
                text.Append(line, start, end - start);
            }
            text.Append('\n');
        }
        return text.ToString();

        int? PlaceOf(string line, int start, int length)
        {
            for (var place = 0; place < parameters.Count; place++)
                if (parameters[place].Name is var name && name.Length == length && string.CompareOrdinal(name, 0, line, start, length) == 0)
                    return place;
            return null;
        }
    }

    private static bool IsOfName(char character) => char.IsLetterOrDigit(character) || character == '_';

    /// <summary>A declaration of what is a parameter in the phrase is an assignment there.</summary>
    private static string Undeclared(IReadOnlyList<PhraseParameter> parameters, string line) =>
        parameters.Any(parameter => line.StartsWith($"{parameter.Type} {parameter.Name} = ")) ? line.Substring(line.IndexOf(' ') + 1) : line;
}

/// <summary>A parameter of a phrase.</summary>
/// <param name="Modifier"><c>ref</c>, <c>out</c> or nothing.</param>
/// <param name="Type">Its type.</param>
/// <param name="Name">Its name in the statements.</param>
/// <param name="Argument">What the caller passes.</param>
internal readonly record struct PhraseParameter(string Modifier, string Type, string Name, string Argument)
{
    /// <summary>A value that the caller gives.</summary>
    public static PhraseParameter Value(string type, string name, string argument) => new("", type, name, argument);

    /// <summary>A local of the caller that is read.</summary>
    public static PhraseParameter Read(string type, string name) => Value(type, name, name);

    /// <summary>A local of the caller that is read and assigned, or a reference.</summary>
    public static PhraseParameter Changed(string type, string name) => new("ref", type, name, $"ref {name}");

    /// <summary>A local of the caller that is assigned.</summary>
    public static PhraseParameter Assigned(string type, string name) => new("out", type, name, $"out {name}");

    /// <summary>A local that the statements declare and the caller uses.</summary>
    public static PhraseParameter Result(string type, string name) => new("out", type, name, $"out {type} {name}");

    /// <summary>A vector, several of them, or a reference to such.</summary>
    public bool IsOfVectors => Type.StartsWith("Vector", StringComparison.Ordinal) || Type.StartsWith(Several, StringComparison.Ordinal);

    /// <summary>How names of types of several vectors begin.</summary>
    public const string Several = "Sums";

    /// <summary>A number, with which statements may compute.</summary>
    public bool IsIndex => Modifier.Length == 0 && !IsOfVectors;
}
