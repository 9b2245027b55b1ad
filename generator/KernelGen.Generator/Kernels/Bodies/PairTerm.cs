using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>Two neighboring bytes times two coefficients, added: one instruction for a whole vector of pairs.</summary>
/// <param name="Bytes">The local that holds the pairs.</param>
/// <param name="First">Coefficient of the first byte of a pair, −128 to 127.</param>
/// <param name="Second">Coefficient of the second.</param>
internal readonly record struct PairTerm(string Bytes, int First, int Second)
{
    /// <summary>A vector of numbers instead of pairs, added or subtracted as it is.</summary>
    public static PairTerm Whole(string numbers, int sign) => new(numbers, sign, 0) { IsWhole = true };

    private bool IsWhole { get; init; }

    public bool IsZero => First == 0 && Second == 0;

    /// <summary>A lone coefficient of ±1 or a power of two needs no multiplication: mask or shift the byte out.</summary>
    private bool IsExtract => (First == 0) != (Second == 0) && System.Math.Abs(First + Second) is var m && (m & (m - 1)) == 0;

    /// <summary>The terms of one sum as an expression over shared locals, which are written where they are new.</summary>
    public static string Sum(CodeWriter writer, Dictionary<string, string> shared, SumWords words, IEnumerable<PairTerm> terms)
    {
        var text = "";
        // a term that is added first saves a negation
        foreach (var term in terms.Where(term => !term.IsZero).OrderBy(term => term.IsExtract && term.First + term.Second < 0))
        {
            var (operand, negative) = term.Operand(writer, shared, words);
            text = text.Length == 0 ? negative ? "-" + operand : operand : $"{text} {(negative ? "-" : "+")} {operand}";
        }
        return text;
    }

    private (string Text, bool Negative) Operand(CodeWriter writer, Dictionary<string, string> shared, SumWords words)
    {
        if (IsWhole) return (Bytes, First < 0);
        if (!IsExtract) return (Local(writer, shared, words, $"{words.Words.PairSum}({Bytes}, {First}, {Second})"), false);
        var extract = Local(writer, shared, words, $"{(Second == 0 ? words.Words.Even : words.Words.Odd)}({Bytes})");
        var coefficient = First + Second;
        var shift = Rational.BitLength(coefficient) - 1;
        return (shift == 0 ? extract : $"({extract} << {shift})", coefficient < 0);
    }

    private static string Local(CodeWriter writer, Dictionary<string, string> shared, SumWords words, string call)
    {
        var expression = $"{call}{words.Cast}";
        if (shared.TryGetValue(expression, out var name)) return name;
        name = $"pair{shared.Count}";
        shared.Add(expression, name);
        writer.Line($"{words.Type} {name} = {expression};");
        return name;
    }
}

/// <summary>How sums of pairs are spelled.</summary>
/// <param name="Words">The words of the runtime for that width.</param>
/// <param name="Type">The type of a sum.</param>
/// <param name="Cast">What makes a sum of that type of what the runtime's words give.</param>
internal sealed record SumWords(Words Words, string Type, string Cast)
{
    public static SumWords Of(Lane lane, Spelling spelling) => new(
        spelling.Words, spelling.Type(lane), lane == Lane.UInt16 ? ".AsUInt16()" : "");
}
