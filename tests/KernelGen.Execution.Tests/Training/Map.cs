using System;

namespace KernelGen.Execution.Tests.Training;

/// <summary>Numbers between two layers of the definition, in double precision: channels, rows, columns; features are channels.</summary>
internal sealed record Map(int Channels, int Height, int Width)
{
    public double[] Values { get; } = new double[Channels * Height * Width];

    public ref double this[int channel, int row, int column] => ref Values[(channel * Height + row) * Width + column];

    public bool Holds(int row, int column) => row >= 0 && row < Height && column >= 0 && column < Width;

    /// <summary>The function of every number.</summary>
    public Map Apply(Func<double, double> function)
    {
        var result = new Map(Channels, Height, Width);
        for (var i = 0; i < Values.Length; i++) result.Values[i] = function(Values[i]);
        return result;
    }
}
