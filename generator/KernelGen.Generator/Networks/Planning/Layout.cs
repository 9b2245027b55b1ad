namespace KernelGen.Generator.Networks.Planning;

/// <summary>How the numbers of a tensor lie in memory.</summary>
internal enum Layout
{
    /// <summary>Channel behind channel, each row by row (CHW): inputs, outputs and features.</summary>
    Channels,

    /// <summary>Sixteen channels side by side at every position: what vectors of channels are read from.</summary>
    Blocks,
}
