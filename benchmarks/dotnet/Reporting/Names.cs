using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace KernelGen.Peers;

/// <summary>Groups and libraries, as the tables name and order them.</summary>
internal static class Names
{
    public const string Bytes = "Filters of bytes and 16-bit integers";
    public const string Floats = "Filters of floats";
    public const string Signals = "Signals";
    public const string Training = "Training";
    public const string Generic = "own generic";

    private static readonly Dictionary<Family, string> Libraries = new()
    {
        [Family.OpenCv] = "OpenCV",
        [Family.NetVips] = "NetVips",
        [Family.SkiaSharp] = "SkiaSharp",
        [Family.ImageSharp] = "ImageSharp",
        [Family.Magick] = "Magick.NET",
        [Family.TensorPrimitives] = "TensorPrimitives",
        [Family.NWaves] = "NWaves",
        [Family.TorchSharp] = "TorchSharp",
        [Family.Generic] = Generic,
    };

    private static readonly Dictionary<NetworkFamily, string> NetworkLibraries = new()
    {
        [NetworkFamily.OnnxRuntime] = "ONNX Runtime",
        [NetworkFamily.TorchSharp] = "TorchSharp",
        [NetworkFamily.Generic] = Generic,
    };

    /// <summary>Libraries that cannot be told to do without AVX-512.</summary>
    public static readonly HashSet<string> Unlimited = [Libraries[Family.SkiaSharp], NetworkLibraries[NetworkFamily.OnnxRuntime]];

    /// <summary>The groups of tasks, in order: each a table and a chart.</summary>
    public static readonly string[] Groups = [Bytes, Floats, Signals, "Networks", "Layers", Training];

    /// <summary>All libraries that can have a column, in order.</summary>
    public static IEnumerable<string> Columns => NetworkLibraries.Values.Take(1).Concat(Libraries.Values);

    /// <summary>The families of filters and signals that have a column.</summary>
    public static IEnumerable<Family> Families => Libraries.Keys;

    public static string Of(Family family) => Libraries[family];

    /// <summary>The version of the package that a type comes from.</summary>
    public static string VersionOf(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+', '-')[0] ?? "";

    public static string? Of(NetworkFamily family) => NetworkLibraries.GetValueOrDefault(family);

    public static string GroupOf(Case kernel) =>
        Cases.Contains(kernel) ? Signals : kernel.Source.IsFloat ? Floats : Bytes;

    private static readonly HashSet<Case> Cases = [.. Peers.Signals.All];

    /// <summary>A name for a file: "Filters of floats" is "filters-of-floats".</summary>
    public static string File(string group) => string.Join('-', group.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
