namespace LearnDigits.Handwriting;

/// <summary>Reproducible random numbers: SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).</summary>
internal sealed class RandomStream
{
    private ulong _state;

    /// <summary>An independent stream for every seed, number and purpose, so that items can be generated in any order.</summary>
    public RandomStream(int seed, int number, int occasion = 0)
    {
        _state = (uint)seed;
        _state = Bits() ^ (uint)number;
        _state = Bits() ^ (uint)occasion;
        _state = Bits();
    }

    /// <summary>64 bits.</summary>
    public ulong Bits()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A whole number from 0 to count - 1; the bias is below count / 2^32.</summary>
    public int Below(int count) => (int)(((Bits() >> 32) * (ulong)count) >> 32);

    /// <summary>A number in [low, high).</summary>
    public double Between(double low, double high) => low + (high - low) * ((Bits() >> 11) * (1.0 / (1UL << 53)));

    /// <summary>Approximately normal, mean 0, standard deviation 1, at most 3.5: the sum of four uniform numbers.</summary>
    public double Normal() => (Between(-1, 1) + Between(-1, 1) + Between(-1, 1) + Between(-1, 1)) * 0.8660254037844386;
}
