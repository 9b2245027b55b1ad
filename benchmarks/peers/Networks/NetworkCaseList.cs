using System.Collections.Generic;

namespace KernelGen.Peers;

/// <summary>The networks and layers that are measured, in the order of the table.</summary>
internal static class NetworkCaseList
{
    private const string Networks = "Networks";
    private const string Layers = "Layers";

    public static IReadOnlyList<NetworkCase> All { get; } =
    [
        new(Networks, "digits 28x28", typeof(DigitNet)) { OfOneDnn = Goal.AtMost("0.18 (0.20)"), OfPyTorch = Goal.AtMost("0.04") },
        new(Networks, "LeNet-5", typeof(LeNet5)) { OfOneDnn = Goal.AtMost("0.27 (0.30)"), OfPyTorch = Goal.AtMost("0.04") },
        new(Networks, "ResNet-8 32x32", typeof(ResNet8)),
        new(Networks, "MobileNetV1 0.25 96x96", typeof(MobileNet)),
        new(Networks, "VGG, 6 convolutions, 32x32", typeof(Vgg6)),
        new(Layers, "3x3 64 to 64, 56x56", typeof(Square64))
        {
            Thrice = typeof(Square64Thrice), OfOneDnn = Goal.AtMost("0.27 (0.28)"), OfWinograd = Goal.AtMost("0.54"),
            OfPyTorch = Goal.AtMost("0.27"),
        },
        new(Layers, "3x3 128 to 128, 28x28", typeof(Square128))
        {
            Thrice = typeof(Square128Thrice), OfOneDnn = Goal.AtMost("0.27 (0.28)"), OfWinograd = Goal.AtMost("0.8"),
            OfPyTorch = Goal.AtMost("0.27"),
        },
        new(Layers, "3x3 256 to 256, 14x14", typeof(Square256))
        {
            Thrice = typeof(Square256Thrice), OfOneDnn = Goal.AtMost("0.29 (0.30)"), OfWinograd = Goal.AtMost("0.57"),
            OfPyTorch = Goal.AtMost("0.27"),
        },
        new(Layers, "3x3 512 to 512, 7x7", typeof(Square512)),
        new(Layers, "3x3 64 to 64, 56x56, direct", typeof(Direct64)) { Thrice = typeof(Direct64Thrice) },
        new(Layers, "stem 3x3 3 to 32, 224x224, stride 2", typeof(Stem)) { OfOneDnn = Goal.AtMost("0.96"), OfPyTorch = Goal.AtMost("0.9") },
        new(Layers, "depthwise 3x3 128, 56x56", typeof(Depthwise))
        {
            Thrice = typeof(DepthwiseThrice), OfOneDnn = Goal.AtMost("0.41 (0.44)"), OfPyTorch = Goal.AtMost("0.35"),
        },
        new(Layers, "depthwise 3x3 128, 56x56, stride 2", typeof(DepthwiseStrided)) { OfOneDnn = Goal.AtMost("0.56") },
        new(Layers, "1x1 64 to 128, 56x56", typeof(Pointwise)) { Thrice = typeof(PointwiseThrice), OfOneDnn = Goal.AtMost("0.96") },
        new(Layers, "maximum 2x2 64, 112x112", typeof(Pool)) { OfOneDnn = Goal.AtMost("0.85 (0.87)") },
        new(Layers, "linear 1024 to 1000", typeof(Matrix)) { OfOneDnn = Goal.AtMost("0.88 (0.89)") },
        new(Layers, "linear 1024 to 1000, 32 samples", typeof(Matrix)) { Batch = 32, OfOneDnn = Goal.AtMost("0.975 (0.985)") },
        new(Layers, "3x3 64 to 64, ReLU, maximum 2x2, 56x56", typeof(Fused))
        {
            OfOneDnn = Goal.AtMost("0.26 (0.27)"), OfWinograd = Goal.AtMost("0.52 (0.54)"), OfPyTorch = Goal.AtMost("0.18"),
        },
    ];
}
