namespace KernelGen.Generator.Machine;

/// <summary>How much of a method the JIT compiles well, and in bearable time. No machine sets these limits, but the compiler.</summary>
internal static class JitBudget
{
    /// <summary>Taps of a body that are written out: beyond, a loop is compiled better.</summary>
    public const int Taps = 256;

    /// <summary>Taps of one of two passes that are written out.</summary>
    public const int TapsOfPass = 64;

    /// <summary>Vector operations of a block of rows: compiling them takes about four milliseconds.</summary>
    public const int BlockOperations = 300;

    /// <summary>Multiplications and shifts of the runtime's words that are inlined, and whose operands stay in registers.</summary>
    public const int Words = 260;

    /// <summary>Taps of products that are made in a phrase of their own: with more, arguments and results take registers.</summary>
    public const int TapsOfPhrase = 12;

    /// <summary>
    /// Multiplications of a method's phrases that are inlined, those included whose result nothing uses; words around them count too.
    /// </summary>
    public const int WordsOfPhrases = 480;

    /// <summary>The same for the rows of a tile: conversions are words too.</summary>
    public static int WordsOfTile(bool areConverted) => areConverted ? WordsOfPhrases / 2 : WordsOfPhrases;

    /// <summary>The same for a row at a time, whose references to rows take as much again.</summary>
    public const int WordsOfSingleRows = WordsOfPhrases / 4;

    /// <summary>Rows of taps that a phrase of a row serves: with more, it would be inlined too often.</summary>
    public const int RowsOfPhrase = 3;

    /// <summary>Multiplications of a method that is still optimized: narrow vectors take more of what is inlined.</summary>
    public static int Multiplications(Target target) => target.VectorBits == 512 ? 1130 : 400;
}
