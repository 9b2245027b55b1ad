namespace KernelGen.Generator.Stencils.Layers;

/// <summary>Forgets numbers in training; inference passes everything on.</summary>
/// <param name="Probability">The probability that a number is forgotten.</param>
internal sealed record Dropout(double Probability) : Operation
{
    public override TensorShape Output(TensorShape input, TensorShape? branch) => input;
}
