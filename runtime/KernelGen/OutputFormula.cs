using System.Globalization;
using KernelGen.Shared;

namespace KernelGen;

/// <summary>The output-size formula with its numbers, for messages.</summary>
internal readonly record struct OutputFormula(int Input, int Window, int Stride, int Padding, int Dilation)
{
    private WindowAxis Axis => new(Input, Window, Stride, Dilation, Padding, Padding);

    /// <summary>Real pixels behind the last window.</summary>
    public long Lost => Axis.Lost(Axis.Length);

    /// <summary>No window fits.</summary>
    public string SaysNoOutput() =>
        $"{this}: there is no output. The window covers {Axis.Extent} pixels, the padded input has {Input + 2L * Padding}: "
        + "use a smaller window or dilation, or more padding.";

    /// <summary>Windows end before the picture does.</summary>
    public string SaysLost() =>
        $"{this}: the last {(Lost == 1 ? "pixel" : Lost + " pixels")} of the {Input} {(Lost == 1 ? "is" : "are")} never read. "
        + "Change padding or stride, or pass dropRemainder: true.";

    /// <inheritdoc/>
    public override string ToString()
    {
        var covered = Dilation == 1 ? $"{Window}" : $"({Dilation}·({Window} − 1) + 1)";
        return $"({Input} − {covered} + 2·{Padding})/{Stride} + 1 = {Quotient()}";
    }

    private string Quotient() => ((decimal)Axis.Room / Stride + 1).ToString("0.###", CultureInfo.InvariantCulture).Replace('-', '−');
}
