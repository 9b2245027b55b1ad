using System;
using System.Collections.Generic;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>
/// What a row of the picture does to the sums of all output rows whose windows cover it. The rows at the edges of a block, which meet
/// fewer, say the same: what is not needed, the JIT leaves out.
/// </summary>
/// <param name="Lines">The statements.</param>
/// <param name="Sums">The sums.</param>
internal sealed record RowPhrase(IReadOnlyList<string> Lines, IReadOnlyList<SaidSum> Sums)
{
    /// <summary>The local that stands for sums of output rows above and below the block.</summary>
    public const string None = "none";

    /// <summary>Says it for one row.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="body">The body.</param>
    /// <param name="row">The row of the picture, counted from the block's first.</param>
    /// <param name="name">The local of an output row's sum.</param>
    /// <param name="sums">What is known of the sums, by their names.</param>
    public void Say(CodeWriter writer, RowBlockBody body, int row, Func<int, SaidSum, string> name, Dictionary<string, SignedSum> sums)
    {
        var parameters = new List<PhraseParameter> { PhraseParameter.Changed(body.Pass.Input, "taps") };
        if (body.ReadsCoefficients) parameters.Add(PhraseParameter.Changed(body.Pass.Lane.Element, "coefficients"));
        foreach (var said in Sums)
        {
            var isInside = row >= said.Tap && row - said.Tap < body.RowStep;
            var sum = isInside ? name(row - said.Tap, said) : None;
            if (isInside) sums[sum] = said.After with { Value = new Variable(sum) };
            parameters.Add(said.Parameter with { Argument = $"{said.Parameter.Modifier} {sum}" });
        }
        writer.Phrase("Row" + body.Target.Name, parameters, Lines);
    }
}

/// <summary>A sum in a phrase of a row.</summary>
/// <param name="Tap">The row of taps that it meets.</param>
/// <param name="Vector">The vector's number in its step.</param>
/// <param name="Part">What it is split into.</param>
/// <param name="Parameter">How the phrase takes it.</param>
/// <param name="After">What it is then.</param>
internal sealed record SaidSum(int Tap, int Vector, string Part, PhraseParameter Parameter, SignedSum After);
