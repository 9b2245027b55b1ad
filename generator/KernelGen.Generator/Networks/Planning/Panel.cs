using System.Linq;
using KernelGen.Generator.Machine;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>
/// What the windows of neighboring outputs read, gathered to one place: a plane for each input channel, each row divided into phases, so
/// that a tap of neighboring windows is a run of floats. <c>TensorPanel</c> of the runtime gathers it.
/// </summary>
/// <param name="Pass">The windows.</param>
/// <param name="Planes">Input channels.</param>
/// <param name="Rows">Rows of outputs.</param>
/// <param name="Columns">Columns of outputs.</param>
internal sealed record Panel(DirectPass Pass, int Planes, int Rows, int Columns)
{
    private const int Line = Target.LineBytes / sizeof(float);

    private PassAxis Down => Pass.Vertical;

    private PassAxis Across => Pass.Horizontal;

    /// <summary>Rows of the input.</summary>
    public long InputRows => (Rows - 1L) * Down.Stride + (Down.Taps - 1L) * Down.TapStep + 1;

    /// <summary>Columns of the input that are Stride apart are a phase: so many are read.</summary>
    public int Phases => Across.Stride == 1 ? 1
        : 1 + (int)Enumerable.Range(0, Across.Taps).Max(tap => (long)tap * Across.TapStep % Across.Stride);

    /// <summary>Floats of a phase.</summary>
    public long PhaseColumns => Columns + (Across.Taps - 1L) * Across.TapStep / Across.Stride;

    /// <summary>Floats from a phase to the next: whole lines of the cache, where it fills one.</summary>
    public long PhaseStep => PhaseColumns < Line ? PhaseColumns : (PhaseColumns + Line - 1) / Line * Line;

    /// <summary>Floats before the first row, so that the first real column of each begins at a line.</summary>
    public long Lead => (Line - (Across.Before + Across.Stride - 1) / Across.Stride % Line) % Line;

    /// <summary>Floats from a row to the next.</summary>
    public long RowStep => Phases * PhaseStep;

    /// <summary>Floats from a plane to the next.</summary>
    public long PlaneStep => InputRows * RowStep;

    /// <summary>Floats in all.</summary>
    public long Length => Lead + Planes * PlaneStep;

    /// <summary>Where the run of a column of taps begins in a row.</summary>
    public long Offset(int tap) => (long)tap * Across.TapStep % Across.Stride * PhaseStep + (long)tap * Across.TapStep / Across.Stride;

    /// <summary>From the run of a column of taps to that of the next; null where these are not equally far apart.</summary>
    public long? OffsetStep => Enumerable.Range(0, Across.Taps).All(tap => Offset(tap) == tap * Offset(1)) ? Offset(1) : null;
}
