using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Stencils.Layers;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Rules.Layers;

/// <summary>KG1008: a feature map, and all parameters together, are no longer than .NET's longest array.</summary>
internal sealed class TensorsMustFitAnArray : IStepRule
{
    /// <summary><c>Array.MaxLength</c>, which netstandard2.0 does not have.</summary>
    public const long Most = 0x7FFF_FFC7;

    public IEnumerable<Problem> Check(Step step)
    {
        var output = step.Output;
        if (output.Length > Most)
            yield return Of(Invariant.Text($"makes a {output} tensor of {output.Length} numbers"));
        var parameters = step.Operation.Parameters(step.Input).Select(parameter => parameter.Length).ToArray();
        var own = parameters.Any(length => length > Most) ? Most + 1 : parameters.Sum();
        if (own + step.Earlier.ParameterCount > Most)
            yield return Of("brings the parameters beyond an array's length");

        Problem Of(string what) => new("KG1008", Place.Attribute.In(step.Index), Invariant.Text(
            $"{step.Written.Attribute} over a {step.Input} tensor {what}; the most is {Most}: use fewer channels or smaller pictures"));
    }
}
