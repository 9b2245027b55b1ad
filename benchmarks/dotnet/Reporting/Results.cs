using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace KernelGen.Peers;

/// <summary>What one process measured. Processes hand it on as files; a page is composed of several.</summary>
internal sealed record Results
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    public string Processor { get; init; } = "";

    /// <summary>Bits of the vectors that both sides may use.</summary>
    public int Bits { get; init; }

    /// <summary>Sentences about machine, runtime and libraries.</summary>
    public List<string> Conditions { get; init; } = [];

    public List<Row> Rows { get; init; } = [];

    public List<Figures> Figures { get; init; } = [];

    public List<Launch> Launches { get; init; } = [];

    public List<Deployment> Deployments { get; init; } = [];

    public static Results Load(string path) => JsonSerializer.Deserialize<Results>(File.ReadAllText(path), Json)!;

    public void Save(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Json));
}

/// <summary>One task, measured with all libraries.</summary>
/// <param name="Group">The heading of its table.</param>
/// <param name="Name">The task.</param>
/// <param name="Size">The size of the image or signal, or the number of threads; empty for none.</param>
/// <param name="Microseconds">Our time.</param>
internal sealed record Row(string Group, string Name, string Size, double Microseconds)
{
    /// <summary>Our time, over that of a copy of the source.</summary>
    public double? Copies { get; init; }

    /// <summary>Multiply-adds per second, as a share of the measured peak.</summary>
    public double? PeakShare { get; init; }

    /// <summary>The other libraries, the fastest way of each.</summary>
    public List<Rival> Rivals { get; init; } = [];
}

/// <summary>A library beside us.</summary>
/// <param name="Library">Its name, that of the column.</param>
/// <param name="Ratio">Its time over ours; null if its result is another, so that it was not timed.</param>
/// <param name="Function">What was called.</param>
/// <param name="Agreement">How its result differs from ours, or from the definition.</param>
internal sealed record Rival(string Library, double? Ratio, string Function, string Agreement)
{
    /// <summary>Whether a call takes so long that it was timed once.</summary>
    public bool IsSlow { get; init; }
}

/// <summary>A table of figures that has columns of its own.</summary>
internal sealed record Figures(string Title, string[] Columns, List<string[]> Rows);

/// <summary>The start of a program.</summary>
/// <param name="Task">What it computes first.</param>
/// <param name="Program">The library, and how the program was compiled.</param>
/// <param name="First">Milliseconds of the first call, measured inside.</param>
/// <param name="Whole">Milliseconds from the start of the process to its first result.</param>
internal sealed record Launch(string Task, string Program, double First, double Whole);

/// <summary>What a library adds to the folder that is deployed.</summary>
/// <param name="Program">The library, and how the program was compiled.</param>
/// <param name="Bytes">Bytes beyond a program that does nothing.</param>
internal sealed record Deployment(string Program, long Bytes);
