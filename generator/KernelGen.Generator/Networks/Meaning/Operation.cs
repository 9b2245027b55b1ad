using System.Collections.Generic;

namespace KernelGen.Generator.Networks.Meaning;

/// <summary>What a layer computes, with all defaults filled in, over an input of known shape.</summary>
internal abstract record Operation
{
    /// <summary>The kind of tensor it takes; null takes any.</summary>
    public virtual TensorKind? Takes => null;

    /// <summary>The shape that comes out; certain once the rules have passed.</summary>
    /// <param name="input">The shape that goes in.</param>
    /// <param name="branch">The shape of the tensor that a junction names.</param>
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
