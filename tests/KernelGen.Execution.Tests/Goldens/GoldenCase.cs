using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace KernelGen.Execution.Tests.Goldens;

/// <summary>One entry of the manifest: a function of another library, its arguments, and what it gave.</summary>
internal sealed class GoldenCase(JsonElement entry)
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "material", "goldens"));
    private static readonly Lazy<GoldenCase[]> Manifest = new(Read);

    public static bool Present => File.Exists(Path.Combine(Folder, "manifest.json"));

    public string Name => entry.GetProperty("name").GetString()!;
    public string Group => entry.GetProperty("group").GetString()!;
    public string Function => entry.GetProperty("function").GetString()!;
    public double AbsoluteTolerance => entry.GetProperty("tolerance").GetProperty("atol").GetDouble();
    public double RelativeTolerance => entry.GetProperty("tolerance").GetProperty("rtol").GetDouble();
    public NpyArray Output => Array(entry.GetProperty("output"));
    public string OutputType => entry.GetProperty("output").GetProperty("dtype").GetString()!;

    public static IEnumerable<GoldenCase> OfGroup(string group) => Manifest.Value.Where(golden => golden.Group == group);

    public NpyArray Input(string role) => Array(entry.GetProperty("inputs").GetProperty(role));
    public bool Has(string role) => entry.GetProperty("inputs").TryGetProperty(role, out _);
    public string InputType(string role) => entry.GetProperty("inputs").GetProperty(role).GetProperty("dtype").GetString()!;

    /// <summary>A parameter of the call, null if it is absent or null.</summary>
    public JsonElement? Parameter(string name) =>
        entry.GetProperty("params").TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public string Text(string parameter) => Parameter(parameter)!.Value.GetString()!;
    public int Integer(string parameter) => Parameter(parameter)!.Value.GetInt32();
    public bool Flag(string parameter) => Parameter(parameter)!.Value.GetBoolean();
    public double Number(string parameter) => Parameter(parameter)!.Value.GetDouble();

    /// <summary>A parameter that holds two numbers.</summary>
    public (double First, double Second) Two(string parameter)
    {
        var value = Parameter(parameter)!.Value;
        return (value[0].GetDouble(), value[1].GetDouble());
    }

    /// <summary>Null if the two arrays agree within the manifest's tolerance, else the first element that does not.</summary>
    public string? Difference(double[] got, NpyArray want)
    {
        if (got.Length != want.Values.Length) return $"{Name}: {got.Length} elements, wanted {want.Values.Length}";
        for (var i = 0; i < got.Length; i++)
        {
            var allowed = AbsoluteTolerance + RelativeTolerance * Math.Abs(want.Values[i]);
            if (!(Math.Abs(got[i] - want.Values[i]) <= allowed)) return $"{Name}: element {i} is {got[i]}, wanted {want.Values[i]} ± {allowed}";
        }
        return null;
    }

    private static NpyArray Array(JsonElement reference) => NpyArray.Read(Path.Combine(Folder, reference.GetProperty("file").GetString()!));

    private static GoldenCase[] Read()
    {
        using var stream = File.OpenRead(Path.Combine(Folder, "manifest.json"));
        return JsonDocument.Parse(stream).RootElement.GetProperty("cases").EnumerateArray().Select(entry => new GoldenCase(entry)).ToArray();
    }
}
