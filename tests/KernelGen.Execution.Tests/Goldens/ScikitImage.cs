using static KernelGen.Execution.Tests.Goldens.Translation;

namespace KernelGen.Execution.Tests.Goldens;

/// <summary>skimage.filters, where one kernel is the whole of it.</summary>
internal static class ScikitImage
{
    public static Translation Filter(GoldenCase golden) => golden.Function switch
    {
        "sobel_h" => Express(golden, Kernels.Separable([1, 0, -1], [1, 2, 1]), new Options { Divisor = "4", Flip = true }, BorderMode.Reflect),
        "sobel_v" => Express(golden, Kernels.Separable([1, 2, 1], [1, 0, -1]), new Options { Divisor = "4", Flip = true }, BorderMode.Reflect),
        "laplace" => Express(golden, Kernels.Dense(3, 3, 0, -1, 0, -1, 4, -1, 0, -1, 0), new Options(), BorderMode.Reflect),
        "gaussian" => Blur(golden),
        "unsharp_mask" => new Inexpressible("unsharp_mask clips its float result to 0 … 1"),
        _ => new Inexpressible($"{golden.Function} is the magnitude of two filters"),
    };

    private static Expressed Blur(GoldenCase golden)
    {
        var sigma = golden.Number("sigma");
        var radius = (int)(golden.Number("truncate") * sigma + 0.5);
        var weights = GaussianWindow.Round(2 * radius + 1, RandomOptions.Text(sigma));
        return Express(golden, weights, new Options(), SciPy.NdBorder(golden.Text("mode")));
    }

    private static Expressed Express(GoldenCase golden, Weights weights, Options options, BorderMode border)
    {
        var declaration = new Declaration(weights, Pair.Of<float, float>()) { Options = options with { Border = border } };
        return new(declaration, golden.Input("image"), golden.Output);
    }
}
