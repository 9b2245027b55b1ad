using System;
using System.Collections.Generic;
using KernelGen.Generator.Networks.Declarations;

namespace KernelGen.Generator.Networks.Meaning;

/// <summary>What a layer computes, with all defaults filled in, over an input of known shape.</summary>
internal abstract record Operation
{
    /// <summary>The kind of tensor it takes; null takes any.</summary>
    public virtual TensorKind? Takes => null;

    /// <summary>The shape that comes out; certain once the rules have passed.</summary>
    /// <param name="input">The shape that goes in.</param>
    /// <param name="branch">The shape of the tensor that a merge names.</param>
    public abstract TensorShape Output(TensorShape input, TensorShape? branch);

    /// <summary>The tensors that are trained, by the last part of their names.</summary>
    public virtual IEnumerable<Parameter> Parameters(TensorShape input) => [];

    /// <summary>The tensors that are kept with the parameters but not counted among them.</summary>
    public virtual IEnumerable<Parameter> Buffers(TensorShape input) => [];

    /// <summary>Multiplications that are followed by an addition, in one sample; bias, pooling and activations do not count.</summary>
    public virtual long MultiplyAdds(TensorShape input, TensorShape output) => 0;

    /// <summary>What is particular about it, for the table of layers.</summary>
    public virtual string Note => "";
}

/// <summary>The list of all operations: what each layer declaration means, its defaults filled in. It cannot fail.</summary>
internal static class OperationList
{
    public static Operation Build(LayerDeclaration layer, TensorShape input) => layer switch
    {
        ConvolutionDeclaration { Kind: ConvolutionKind.Transposed } transposed => new TransposedConvolution(
            Window.Of(transposed.Window, input, isPooling: false),
            transposed.OutputPadding ?? 0,
            transposed.OutChannels,
            transposed.Groups ?? 1,
            transposed.HasBias),
        ConvolutionDeclaration convolution => new Convolution(
            Window.Of(convolution.Window, input, isPooling: false),
            convolution.OutChannels,
            convolution.Groups ?? 1,
            convolution.HasBias,
            convolution.Algorithm ?? ConvolutionAlgorithm.Auto,
            convolution.Kind == ConvolutionKind.Signal),
        PoolingDeclaration pooling => new Pooling(
            pooling.Kind, Window.Of(pooling.Window, input, isPooling: true), pooling.CeilMode ?? false, pooling.CountIncludePad ?? true),
        GlobalPoolingDeclaration pooling => new GlobalPooling(pooling.Kind),
        ActivationDeclaration activation => new Activation(activation.Function, activation.Slope),
        SoftmaxDeclaration softmax => new Softmax(softmax.Logarithm),
        NormalizationDeclaration normalization => new Normalization(normalization.Epsilon ?? 1e-5, normalization.Momentum ?? 0.1),
        FlattenDeclaration => new Flatten(),
        LinearDeclaration linear => new Linear(linear.OutFeatures, linear.HasBias),
        DropoutDeclaration dropout => new Dropout(dropout.Probability),
        BranchDeclaration branch => new Merge(branch.Kind, branch.Branch),
        _ => throw new ArgumentOutOfRangeException(nameof(layer)),
    };
}
