namespace KernelGen.Generator.Kernels.Meaning;

/// <summary>What a declaration means, complete before anyone mentions lanes: all defaults filled in, all numbers exact.</summary>
/// <param name="Name">The type and method for people.</param>
/// <param name="Window">Which pixels each output sees.</param>
/// <param name="Reduction">What becomes of them.</param>
/// <param name="Source">The element type that is read.</param>
/// <param name="Destination">The element type that is written.</param>
internal sealed record Stencil(string Name, Window Window, Reduction Reduction, ElementType Source, ElementType Destination)
{
    public int Rows => Window.Rows;
    public int Columns => Window.Columns;
    public int Channels => Window.Channels;
    public int Stride => Window.Stride;
    public int Dilation => Window.Dilation;

    /// <summary>Elements between the loads of neighboring columns of taps.</summary>
    public int ColumnStep => Window.ColumnStep;
}
