namespace KernelGen.Execution.Tests.GenericLayers;

/// <summary>One axis of a window, by the definition: windows are walked, none is computed.</summary>
internal sealed record TextbookAxis(int Input, int Window, int Stride, int Dilation, int Before, int After)
{
    public int Extent => Dilation * (Window - 1) + 1;

    /// <summary>Windows that lie in the padded input.</summary>
    public int Outputs
    {
        get
        {
            var outputs = 0;
            while (outputs * Stride + Extent <= Before + Input + After) outputs++;
            return outputs;
        }
    }

    /// <summary>Windows until one reaches the end of the padded input; a last one that begins behind the input is none.</summary>
    /// <remarks>The walk begins a stride before the input, so that a window larger than the input by less than a stride is one.</remarks>
    public int CeilOutputs
    {
        get
        {
            var outputs = 0;
            while ((outputs - 1) * Stride + Extent < Before + Input + After) outputs++;
            return (outputs - 1) * Stride >= Before + Input ? outputs - 1 : outputs;
        }
    }

    /// <summary>The input position of a tap; outside [0, Input) it is padding.</summary>
    public int Position(int output, int tap) => output * Stride - Before + tap * Dilation;

    public bool Holds(int position) => position >= 0 && position < Input;
}
