using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Peers;

/// <summary>The time of one contestant in microseconds, and the comparison with the generated result.</summary>
/// <param name="Contestant">Who was measured.</param>
/// <param name="Median">The median of the runs, in microseconds.</param>
/// <param name="Agreement">How its result differs from ours.</param>
/// <param name="IsSlow">Whether a call takes so long that it was timed once.</param>
internal sealed record Measurement(Contestant Contestant, double Median, Agreement Agreement, bool IsSlow = false);

/// <summary>One case at one size, measured.</summary>
/// <param name="Peak">Multiply-adds per microsecond that the machine can do.</param>
/// <param name="Refused">Contestants with a wrong result; they are not measured.</param>
internal sealed record Outcome(
    Case Case, int Width, int Height, double Peak, IReadOnlyList<Measurement> Measurements, IReadOnlyList<Measurement> Refused)
{
    /// <summary>The fastest of a family; null if none took part.</summary>
    public Measurement? Best(Family family) =>
        Measurements.Where(measured => measured.Contestant.Family == family).MinBy(measured => measured.Median);

    public double Generated => Best(Family.Generated)!.Median;

    /// <summary>The ratio of the time of a family to ours.</summary>
    public double? Over(Family family) => Best(family) is { } best ? best.Median / Generated : null;

    /// <summary>The multiply-adds of all taps of all outputs, as a share of the peak.</summary>
    public double PeakShare
    {
        get
        {
            var (width, height) = Case.Window.Generic.OutputSize(Width, Height);
            return (double)width * height * Case.Window.Taps.Length / Generated / Peak;
        }
    }
}
