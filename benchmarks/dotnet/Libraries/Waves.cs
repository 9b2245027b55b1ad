using System;
using System.Collections.Generic;
using System.Linq;
using NWaves.Filters.Base;
using NWaves.Signals;

namespace KernelGen.Peers;

/// <summary>NWaves' filters of finite response, over signals of floats.</summary>
/// <remarks>They delay the signal by the window and start from silence, so only the interior is compared.</remarks>
internal sealed class Waves : IPeer
{
    public string Description { get; } = $"NWaves {Names.VersionOf(typeof(FirFilter))}";

    public IEnumerable<Contestant> Enter(Case kernel, Canvas canvas)
    {
        if (canvas.Height != 1 || kernel.Source.Name != "f32" || kernel.Destination.Name != "f32") yield break;
        var filter = new FirFilter(kernel.Window.Taps.Reverse().Select(tap => (float)(tap / kernel.Window.Divisor)));
        var signal = new DiscreteSignal(48_000, canvas.Source<float>().ToArray(), false);
        foreach (var method in new[] { FilteringMethod.DifferenceEquation, FilteringMethod.OverlapSave, FilteringMethod.OverlapAdd })
        {
            var result = signal;
            yield return new Contestant(Family.NWaves, method.ToString(), _ => result = filter.ApplyTo(signal, method))
            {
                IsInterior = true,
                Collect = canvas =>
                {
                    var delayed = result.Samples.AsSpan(kernel.Window.Columns - 1 - kernel.Window.Columns / 2);
                    delayed[..Math.Min(delayed.Length, canvas.DestinationLength)].CopyTo(canvas.Destination<float>());
                },
            };
        }
    }
}
