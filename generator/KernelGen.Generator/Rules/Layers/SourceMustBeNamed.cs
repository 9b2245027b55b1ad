using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Stencils.Layers;

namespace KernelGen.Generator.Rules.Layers;

/// <summary>KG2007: a layer that takes its input from elsewhere names an earlier layer.</summary>
internal sealed class SourceMustBeNamed : IStepRule
{
    public IEnumerable<Problem> Check(Step step)
    {
        if (step.Written.From is not { } name || step.Source is not null) yield break;
        yield return new Problem("KG2007", Place.Option("From").In(step.Index),
            $"{step.Written.Attribute} cannot find its input \"{name}\": {Known(step)}");
    }

    /// <summary>The names that there are, for messages.</summary>
    public static string Known(Step step)
    {
        var names = step.Earlier.Where(layer => layer.As is not null).Select(layer => $"\"{layer.As}\"").ToArray();
        return step.Earlier.Count == 0
            ? "no layer before it has a name, for none stands there; put it behind the layer that is meant, and give that the name with As"
            : names.Length == 0 ? "no layer before it has a name; give one with As"
            : $"the layers before it are named {string.Join(", ", names)}; use one of these, or give the name with As";
    }
}
