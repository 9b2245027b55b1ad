namespace KernelGen.Generator.Stencils.Layers;

/// <summary>An operation whose window walks over its input.</summary>
internal interface IWindowed
{
    Window Window { get; }
}

/// <summary>An operation that divides its channels into groups.</summary>
internal interface IGrouped
{
    int OutChannels { get; }
    int Groups { get; }
}
