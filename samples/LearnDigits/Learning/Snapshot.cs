using System.Collections.Generic;
using System.Linq;
using KernelGen;

namespace LearnDigits.Learning;

/// <summary>The weights of a network at one time.</summary>
internal sealed class Snapshot
{
    private readonly Dictionary<string, float[]> _values;

    /// <summary>Copies the current weights.</summary>
    public Snapshot(NetworkParameters parameters) =>
        _values = parameters.Names.ToDictionary(static name => name, name => parameters[name].ToArray());

    /// <summary>The elements of a tensor.</summary>
    public float[] this[string name] => _values[name];
}
