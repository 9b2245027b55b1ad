using System;
using KernelGen.Generator.Networks.Declarations;

namespace KernelGen.Generator.Networks.Meaning;

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
        BranchDeclaration branch => new Junction(branch.Kind, branch.Branch),
        _ => throw new ArgumentOutOfRangeException(nameof(layer)),
    };
}
