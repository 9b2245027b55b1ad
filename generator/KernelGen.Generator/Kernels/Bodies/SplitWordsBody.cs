using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>
/// Computes one output row after the other: 16-bit pixels down into sums of 32 bits, two rows at a time, which are split into a row of
/// upper and a row of lower words; then along both, two neighboring words at a time. Nothing is kept from row to row.
/// </summary>
/// <param name="Target">The machine.</param>
/// <param name="Down">The pass down the columns of signed words; its bias centers the sums, so that they fit 32 bits.</param>
/// <param name="Along">The pass along the upper words.</param>
/// <param name="LowerBias">What the sums along the lower words, which are read 32,768 lower, begin with.</param>
/// <param name="Results">How the sums of both become results.</param>
internal sealed record SplitWordsBody(Target Target, Pass Down, Pass Along, BigInteger LowerBias, WordResults Results) : Body(Target)
{
    /// <summary>Rows of a block: its lines stay in the first cache.</summary>
    private const int RowsOfBlock = 48;

    /// <summary>Splitting sums into words, and making one result of four sums.</summary>
    private const int SplitOperations = 5, ResultOperations = 13;

    public override IReadOnlyList<Pass> Passes => [Down, Along];

    public override int Lanes => Target.Elements(sizeof(short));

    public override int BlockRows => RowsOfBlock;

    /// <inheritdoc/>
    /// <remarks>
    /// Two rows of words: the run, the margin that windows reach beyond it, and a word that the last pair may have for a second one,
    /// times zero.
    /// </remarks>
    public override string ScratchBytes => "2 * " + PitchOf("count");

    /// <summary>Bytes from the row of upper words to that of the lower ones, as C#.</summary>
    public string PitchOf(string count) => $"ScratchRow.Pitch(({count} + {Down.Margin + 1}) * sizeof(short))";

    public override string InPairs => "words in pairs";

    /// <summary>The rows of taps, two of them together.</summary>
    public IReadOnlyList<RowPair> RowPairs => RowPair.InTurn(Down.Taps);

    /// <summary>The products of neighboring words, by where they lie.</summary>
    public IReadOnlyList<WordPair> WordPairs => WordPair.Of(Along);

    /// <summary>Multiplications of a step.</summary>
    public int Operations => 2 * (RowPairs.Count + WordPairs.Sum(pair => pair.Products));

    public override int RoundingErrors(int precision) => Planning.RoundingErrors.Of(Passes, precision);

    /// <summary>Vector operations per element.</summary>
    public double Cost
    {
        get
        {
            var down = (Down.Input == "ushort" ? 2 : 1) * Down.Taps.Count + 6 * RowPairs.Count + SplitOperations + 2;
            var along = 2 * WordPairs.Sum(pair => 1 + 2 * pair.Products) + ResultOperations + 1;
            return (double)(down + along) / Lanes;
        }
    }

    public override void Write(CodeWriter writer) => new SplitWordsWriter(writer, this).Write();

    public override void WriteMethods(CodeWriter writer) => new SplitWordsWriter(writer, this).WriteMethods();
}
