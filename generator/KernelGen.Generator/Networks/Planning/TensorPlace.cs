namespace KernelGen.Generator.Networks.Planning;

/// <summary>The memory that a tensor lies in.</summary>
internal enum TensorPlace
{
    /// <summary>What is between the layers of one stage.</summary>
    Workspace,

    /// <summary>What is kept of each sample from one stage to a later one.</summary>
    Tape,

    /// <summary>The caller's input.</summary>
    Input,

    /// <summary>The caller's memory for the result, which the last step writes without a detour.</summary>
    Output,

    /// <summary>The caller's derivatives by the outputs.</summary>
    OutputGradient,
}
