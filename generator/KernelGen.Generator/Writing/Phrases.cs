using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace KernelGen.Generator.Writing;

/// <summary>
/// Statements that the methods of one type repeat, each written once as a method that the JIT inlines: the machine code is the same, and
/// the compiler reads a fraction of the text.
/// </summary>
internal sealed class Phrases
{
    private readonly Dictionary<string, string> names = [];
    private readonly Dictionary<string, int> numbers = [];
    private readonly List<string> functions = [];
    private readonly List<(string Header, IReadOnlyList<string> Lines)> methods = [];

    /// <summary>The statement that calls a phrase, which is new or has been said before.</summary>
    /// <param name="name">What it does, and the width of its vectors.</param>
    /// <param name="parameters">What it takes; callers may name it otherwise.</param>
    /// <param name="lines">Its statements.</param>
    public string Call(string name, IReadOnlyList<PhraseParameter> parameters, IReadOnlyList<string> lines)
    {
        var isOfStores = lines.Concat(parameters.Select(parameter => parameter.Type)).Any(line => line.Contains("TStores"));
        var meaning = $"{name}({string.Join(", ", parameters.Select(parameter => $"{parameter.Modifier} {parameter.Type}"))})\n{Nameless(parameters, lines)}";
        if (!names.TryGetValue(meaning, out var method))
        {
            method = Numbered(name);
            names.Add(meaning, method);
            var (parameter, constraint) = isOfStores ? ("<TStores>", " where TStores : struct, IStores") : ("", "");
            var list = string.Join(", ", parameters.Select(parameter => $"{parameter.Modifier} {parameter.Type} {parameter.Name}".TrimStart()));
            methods.Add(($"private static void {method}{parameter}({list}){constraint}", lines.Select(line => Undeclared(parameters, line)).ToArray()));
        }
        return $"{method}{(isOfStores ? "<TStores>" : "")}({string.Join(", ", parameters.Select(parameter => parameter.Argument))});";
    }

    /// <summary>The call of a function, which is new or has been called before.</summary>
    /// <param name="name">What it makes, and the width of its vectors.</param>
    /// <param name="type">The type of what it takes and makes.</param>
    /// <param name="parameters">What it takes.</param>
    /// <param name="value">What it makes.</param>
    public string Function(string name, string type, IReadOnlyList<(string Name, string Argument)> parameters, string value)
    {
        if (!names.TryGetValue(value, out var function))
        {
            function = Numbered(name);
            names.Add(value, function);
            functions.Add($"private static {type} {function}({string.Join(", ", parameters.Select(parameter => $"{type} {parameter.Name}"))}) => {value};");
        }
        return $"{function}({string.Join(", ", parameters.Select(parameter => parameter.Argument))})";
    }

    private string Numbered(string name)
    {
        var number = numbers[name] = numbers.TryGetValue(name, out var last) ? last + 1 : 1;
        return number == 1 ? name : $"{name}_{number}";
    }

    /// <summary>Writes the methods of all phrases and functions.</summary>
    public void Write(CodeWriter writer)
    {
        foreach (var function in functions)
        {
            writer.Line();
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
            writer.Line(function);
        }
        foreach (var (header, lines) in methods)
        {
            writer.Line();
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
            using (writer.Block(header))
            using (writer.Block("unchecked"))
                foreach (var line in lines) writer.Line(line);
        }
    }

    /// <summary>The statements without the names of their parameters, by which they are known again.</summary>
    private static string Nameless(IReadOnlyList<PhraseParameter> parameters, IReadOnlyList<string> lines)
    {
        var places = parameters.Select((parameter, place) => (parameter.Name, place)).ToDictionary(at => at.Name, at => $"#{at.place}");
        return Regex.Replace(string.Join("\n", lines), @"\b[A-Za-z]\w*\b", word => places.TryGetValue(word.Value, out var place) ? place : word.Value);
    }

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
}
