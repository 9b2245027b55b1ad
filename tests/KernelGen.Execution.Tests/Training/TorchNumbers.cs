namespace KernelGen.Execution.Tests.Training;

/// <summary>What PyTorch 1.13 gave for the network of <see cref="TorchTests"/>.</summary>
internal static class TorchNumbers
{
    public const double Loss = 1.211975494;

    /// <summary>Of each gradient the first four numbers, and Σ gradientᵢ·sin(i).</summary>
    public static (string Name, double[] First, double Sum)[] Gradients { get; } =
    [
        ("0.weight", [-0.0044850828, 0.00047366388, -0.0054980071, 0.0081441041], -0.0042038324),
        ("0.bias", [-6.6136333e-18, -8.6736174e-19, 0, -1.3010426e-18], -9.1346288e-19),
        ("1.weight", [-0.010293102, 0.018668274, 0, -0.080093443], 0.0044060238),
        ("1.bias", [0.0027920891, 0.012903427, 0, 0.046983649], 0.017488192),
        ("5.weight", [-0.1956091, -0.22009462, -0.23243552, -0.23238139], -1.2147175),
        ("5.bias", [-0.16004049, -0.06217061, 0.2222111], 0.14974122),
        ("input", [0.002473595, 0.00075675204, -0.00093678895, 0.00021935481], 0.0053306923),
    ];
}
