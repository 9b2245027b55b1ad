using System;
using System.Linq;
using System.Threading;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Meaning;

/// <summary>Builds the meaning of a declaration that the rules have passed; it cannot fail.</summary>
internal static class StencilBuilder
{
    public static Stencil Build(Declaration declaration, CancellationToken cancellation = default)
    {
        var options = declaration.Options;
        var source = ElementType.Find(declaration.Signature!.Source)!;
        var (rows, columns) = Size(declaration);
        var divisor = ShortestDecimal.Read(options.Divisor ?? 1);
        var flip = options.Flip ?? false;
        var taps = Coefficients(declaration.Definition, rows, columns, source, cancellation).Over(divisor);
        return new Stencil
        {
            Name = declaration.Method.DisplayName,
            Rows = rows,
            Columns = columns,
            Taps = flip ? taps.Turned() : taps,
            Offset = ShortestDecimal.Read(options.Offset ?? 0),
            Source = source,
            Destination = ElementType.Find(declaration.Signature.Destination)!,
            Absolute = options.Absolute ?? false,
            Rounding = options.Rounding ?? Declarations.MidpointRounding.ToEven,
            Channels = options.Channels ?? 1,
            PreserveAlpha = options.PreserveAlpha ?? false,
            Stride = options.Stride ?? 1,
            Dilation = options.Dilation ?? 1,
            Mode = options.Mode ?? ConvolutionMode.Same,
            Border = options.Border ?? BorderMode.Replicate,
            BorderValue = options.BorderValue ?? 0,
            Padding = options.Padding,
            AnchorRow = Anchor(options.AnchorRow, rows, flip),
            AnchorColumn = Anchor(options.AnchorColumn, columns, flip),
            Width = options.Width,
            Height = options.Height,
        };
    }

    /// <summary>The size of the kernel that is declared; 0 along an axis of a Gaussian where nothing says it.</summary>
    public static (int Rows, int Columns) Size(Declaration declaration) => declaration.Definition switch
    {
        DenseDefinition dense => (dense.Rows, dense.Columns),
        SeparableDefinition separable => (separable.Column.Count, separable.Row.Count),
        BoxDefinition box => (box.Rows, box.Columns),
        GaussianDefinition gaussian => GaussianWindow.Size(gaussian, declaration.Signature?.Source),
        _ => throw new ArgumentOutOfRangeException(nameof(declaration)),
    };

    /// <summary>The kernel as written, before Divisor and Flip.</summary>
    private static TapGrid Coefficients(Definition definition, int rows, int columns, ElementType source, CancellationToken cancellation)
    {
        return definition switch
        {
            DenseDefinition dense => TapGrid.Dense(dense.Coefficients.Select(Read), rows, columns),
            SeparableDefinition separable => TapGrid.Product(separable.Column.Select(Read), separable.Row.Select(Read)),
            BoxDefinition box => TapGrid.Product(
                Enumerable.Repeat(Rational.One, rows),
                Enumerable.Repeat(box.Normalize ? new Rational(1, rows * columns) : Rational.One, columns)),
            GaussianDefinition gaussian => Gaussian(gaussian, rows, columns, gaussian.WeightBits ?? source.DefaultWeightBits, cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(definition)),
        };

        Rational Read(double coefficient)
        {
            cancellation.ThrowIfCancellationRequested();
            return ShortestDecimal.Read(coefficient);
        }
    }

    /// <summary>Weights take their time: those of the row are the column's where both are said alike.</summary>
    private static TapGrid Gaussian(GaussianDefinition gaussian, int rows, int columns, int? bits, CancellationToken cancellation)
    {
        var (sigmaY, sigmaX) = (GaussianWindow.SigmaY(gaussian), GaussianWindow.SigmaX(gaussian));
        var down = Weights(rows, sigmaY, bits);
        cancellation.ThrowIfCancellationRequested();
        return TapGrid.Product(down, columns == rows && sigmaX.Equals(sigmaY) ? down : Weights(columns, sigmaX, bits));
    }

    private static Rational[] Weights(int size, Rational sigma, int? bits) =>
        bits is { } count ? GaussianWeights.Quantized(size, sigma, count) : GaussianWeights.Exact(size, sigma);

    /// <summary>The anchor as applied: as written it turns with the kernel; by default it is size/2 of the applied kernel.</summary>
    private static int Anchor(int? written, int size, bool flip) =>
        written is not { } anchor ? size / 2 : flip ? size - 1 - anchor : anchor;
}
