using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace KernelGen.Generator.Machine;

/// <summary>
/// The runtime's vocabulary for one width of vectors, or for scalars: one property for each word. Emission names words only through this
/// class; a test finds every one in the runtime.
/// </summary>
/// <remarks>What a word does stands in the file of its operation in the runtime's folder <c>Vectors</c>.</remarks>
internal sealed class Words
{
    private static readonly Dictionary<int, Words> Widths = new()
    {
        [512] = new Words("Lanes512."),
        [256] = new Words("Lanes256."),
        [128] = new Words("Lanes128."),
        [0] = new Words("LanesScalar."),
    };

    /// <summary>The class of the runtime and a dot.</summary>
    private readonly string owner;

    private Words(string owner) => this.owner = owner;

    /// <summary>The words for vectors of so many bits; 0 for scalars.</summary>
    public static Words Of(int vectorBits) => Widths[vectorBits];

    // whether the machine has such vectors
    [Vectors(128)] public string IsSupported => Word();
    [Vectors(256, 256)] public string HasManyRegisters => Word();

    // loads and stores
    public string Load => Word();
    [Vectors(128)] public string LoadInt16 => Word();
    [Vectors(128)] public string LoadUInt16 => Word();
    [Vectors(128)] public string LoadInt32 => Word();
    [Vectors(128)] public string LoadSingle => Word();
    [Vectors(128)] public string LoadDouble => Word();
    public string LoadEven => Word();
    public string LoadOdd => Word();
    [Vectors(512)] public string LoadTwice => Word();
    public string Store => Word();

    // one number in all lanes
    public string Create => Word();
    public string Broadcast => Word();
    [Vectors(512)] public string BroadcastPair => Word();

    // arithmetic
    public string MultiplyAdd => Word();
    [Vectors(128)] public string MultiplyHigh => Word();
    [Vectors(128)] public string Quotient => Word();
    [Vectors(128)] public string QuotientByReciprocal => Word();

    // sums of a window
    [Vectors(0, 0)] public string AddTaps => Word();
    [Vectors(0, 0)] public string AddPixels => Word();

    // choices
    [Vectors(128)] public string Min => Word();
    public string Max => Word();
    public string WhereEqual => Word();
    public string WhereNotEqual => Word();

    // elements in another order
    [Vectors(128)] public string Align => Word();
    [Vectors(128)] public string Permute => Word();
    public string Even => Word();
    public string Odd => Word();

    // sums of pairs
    [Vectors(256)] public string Signed => Word();
    [Vectors(256)] public string PairSum => Word();
    [Vectors(256)] public string AddPairSum => Word();
    [Vectors(256)] public string InterleaveLow => Word();
    [Vectors(256)] public string InterleaveHigh => Word();
    [Vectors(256)] public string StoreEvenOdd => Word();
    [Vectors(256)] public string StoreHalves => Word();
    [Vectors(256)] public string StoreSplit => Word();
    [Vectors(256)] public string StoreScaled => Word();
    [Vectors(256)] public string UpperWords => Word();
    [Vectors(256)] public string UpperWordsToEven => Word();
    [Vectors(256)] public string WordsInOrder => Word();
    [Vectors(256)] public string LowerSingles => Word();
    [Vectors(256)] public string UpperSingles => Word();
    [Vectors(256)] public string ToNearest => Word();

    // estimates
    public string StoreEstimate => Word();
    public string StoreNearest => Word();

    // activation functions
    public string ReLU => Word();
    public string ReLU6 => Word();
    public string LeakyReLU => Word();
    public string HardSwish => Word();
    public string ReLUGradient => Word();
    public string ReLU6Gradient => Word();
    public string LeakyReLUGradient => Word();
    public string SigmoidGradient => Word();
    public string TanhGradient => Word();

    /// <summary>The load that converts to a type of lane.</summary>
    public string LoadAs(Lane lane) => lane.Name switch
    {
        "Int16" => LoadInt16,
        "UInt16" => LoadUInt16,
        "Int32" => LoadInt32,
        "Single" => LoadSingle,
        "Double" => LoadDouble,
        _ => throw new ArgumentOutOfRangeException(nameof(lane)),
    };

    private string Word([CallerMemberName] string word = "") => owner + word;

    /// <summary>Which vectors have a word; without this attribute all have it, and scalars too.</summary>
    /// <param name="least">Bits of the narrowest vectors.</param>
    /// <param name="most">Bits of the widest vectors.</param>
    [AttributeUsage(AttributeTargets.Property)]
    internal sealed class VectorsAttribute(int least, int most = 512) : Attribute
    {
        public int Least => least;

        public int Most => most;
    }
}
