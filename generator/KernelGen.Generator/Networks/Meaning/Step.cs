using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Meaning;

/// <summary>A layer about to be applied to the tensor before it: what the shape rules judge.</summary>
/// <param name="Index">Its position among all layer attributes.</param>
/// <param name="Written">The layer as written.</param>
/// <param name="Operation">What it computes.</param>
/// <param name="Input">The shape that goes in.</param>
/// <param name="Earlier">The layers before it.</param>
internal sealed record Step(int Index, LayerDeclaration Written, Operation Operation, TensorShape Input, EarlierLayers Earlier)
{
    /// <summary>The earlier layer whose output goes in; null is the network's input, or a name that no layer has.</summary>
    public Layer? Source => SourceOf(Written, Earlier);

    /// <summary>The earlier layer that a merge names, or null.</summary>
    public Layer? Branch => Operation is Merge merge ? Earlier.Find(merge.Branch) : null;

    /// <summary>The shape that comes out; certain once the rules have passed.</summary>
    public TensorShape Output => Operation.Output(Input, Branch?.Output);

    /// <summary>The layer before, or the one that <c>From</c> names; null where there is none.</summary>
    public static Layer? SourceOf(LayerDeclaration written, EarlierLayers earlier) =>
        written.From is { } name ? earlier.Find(name) : earlier.Last;

    /// <summary>The layer, once the rules have passed.</summary>
    public Layer Apply()
    {
        var name = Written.Name ?? $"{Index}";
        return new Layer
        {
            Index = Index,
            Attribute = Written.Attribute,
            As = Written.As,
            Operation = Operation,
            Input = Input,
            Output = Output,
            Source = Source?.Index,
            Branch = Branch?.Index,
            Parameters = Operation.Parameters(Input).Select(Named).ToEquatableArray(),
            Buffers = Operation.Buffers(Input).Select(Named).ToEquatableArray(),
            MultiplyAdds = Operation.MultiplyAdds(Input, Output),
        };

        Parameter Named(Parameter parameter) => parameter with { Name = name + "." + parameter.Name };
    }
}

/// <summary>What the shape rules say of a layer in its place.</summary>
/// <param name="Problems">What is wrong with it.</param>
/// <param name="HasOutput">Whether the shape behind it is known, right or not, so that the next layer can be judged.</param>
internal sealed record Verdict(IReadOnlyList<Problem> Problems, bool HasOutput);
