using System;
using System.Linq;
using static KernelGen.Execution.Tests.Goldens.Translation;

namespace KernelGen.Execution.Tests.Goldens;

/// <summary>OpenCV's linear filters as declarations. They correlate; the anchor is the center, size/2.</summary>
internal static class OpenCv
{
    public static Translation Translate(GoldenCase golden) => golden.Function switch
    {
        "filter2D" => Filter2D(golden),
        "sepFilter2D" => Express(golden, Kernels.Separable(golden.Input("kernel_y").Values, golden.Input("kernel_x").Values)),
        "GaussianBlur" => Express(golden, GaussianBlur(golden)),
        "blur" or "boxFilter" => Express(golden, Box(golden)),
        "Sobel" => Express(golden, Sobel(golden.Integer("dx"), golden.Integer("dy"), golden.Integer("ksize"))),
        "Scharr" when golden.Integer("dx") == 1 => Express(golden, Kernels.Separable([3, 10, 3], [-1, 0, 1])),
        "Scharr" => Express(golden, Kernels.Separable([-1, 0, 1], [3, 10, 3])),
        "Laplacian" => Express(golden, Laplacian(golden.Integer("ksize"))),
        _ => new Inexpressible($"{golden.Function} is no linear filter"),
    };

    private static Translation Filter2D(GoldenCase golden)
    {
        var options = new Options { Offset = RandomOptions.Text(golden.Number("delta")) };
        if (golden.Parameter("anchor_xy")!.Value.ValueKind == System.Text.Json.JsonValueKind.Array)
        {
            var (x, y) = golden.Two("anchor_xy");
            options = options with { AnchorRow = (int)y, AnchorColumn = (int)x };
        }
        return Express(golden, Kernels.Dense(golden.Input("kernel")), options);
    }

    private static GaussianWindow GaussianBlur(GoldenCase golden)
    {
        var (columns, rows) = golden.Two("ksize_xy");
        var (sigmaX, sigmaY) = golden.Two("sigma_xy");
        return new((int)rows, (int)columns, RandomOptions.Text(sigmaY), RandomOptions.Text(sigmaX));
    }

    private static BoxWeights Box(GoldenCase golden)
    {
        var (columns, rows) = golden.Two("ksize_xy");
        return new((int)rows, (int)columns, golden.Parameter("normalize") is null || golden.Flag("normalize"));
    }

    private static SeparableWeights Sobel(int dx, int dy, int size) =>
        Kernels.Separable(Kernels.Derivative(dy, size), Kernels.Derivative(dx, size));

    private static DenseWeights Laplacian(int size)
    {
        if (size == 1) return Kernels.Dense(3, 3, 0, 1, 0, 1, -4, 1, 0, 1, 0);
        if (size == 3) return Kernels.Dense(3, 3, 2, 0, 2, 0, -8, 0, 2, 0, 2);
        var (second, smooth) = (Kernels.Derivative(2, size), Kernels.Derivative(0, size));
        var taps = Enumerable.Range(0, size * size).Select(n => second[n / size] * smooth[n % size] + smooth[n / size] * second[n % size]);
        return Kernels.Dense(size, size, taps.ToArray());
    }

    private static Expressed Express(GoldenCase golden, Weights weights, Options? options = null)
    {
        var source = golden.Input("src");
        options = (options ?? new()) with
        {
            Border = golden.Text("border") switch
            {
                "REPLICATE" => BorderMode.Replicate,
                "CONSTANT" => BorderMode.Constant,
                "REFLECT" => BorderMode.Reflect,
                "REFLECT_101" => BorderMode.Reflect101,
                var other => throw new InvalidOperationException($"Border {other}."),
            },
            Channels = source.Shape.Length == 3 ? source.Shape[2] : 1,
        };
        var pair = ElementTypes.Of(golden.InputType("src"), golden.OutputType);
        return new(new Declaration(weights, pair) { Options = options }, source, golden.Output);
    }
}
