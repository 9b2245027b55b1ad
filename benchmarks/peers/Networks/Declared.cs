namespace KernelGen.Peers;

#pragma warning disable KG2003 // what a network's layers lose at an edge is as their authors published it

/// <summary>Two small convolutions over digits of 28x28 pixels.</summary>
[Network(1, 28, 28)]
[Conv2D(8, 5, Padding = 2), ReLU, MaxPool2D(2)]
[Conv2D(16, 5, Padding = 2), ReLU, MaxPool2D(3, DropRemainder = true)]
[Flatten, Linear(10)]
internal sealed partial class DigitNet;

/// <summary>LeCun's net for digits of 32x32 pixels, with the activations and pools of today.</summary>
[Network(1, 32, 32)]
[Conv2D(6, 5), ReLU, MaxPool2D(2)]
[Conv2D(16, 5), ReLU, MaxPool2D(2)]
[Flatten, Linear(120), ReLU, Linear(84), ReLU, Linear(10)]
internal sealed partial class LeNet5;

/// <summary>The residual net of MLPerf Tiny for pictures of 32x32, normalisation folded into its convolutions.</summary>
[Network(3, 32, 32)]
[Conv2D(16, 3, Padding = 1), ReLU(As = "first")]
[Conv2D(16, 3, Padding = 1), ReLU]
[Conv2D(16, 3, Padding = 1), Add("first"), ReLU(As = "second")]
[Conv2D(32, 1, Stride = 2, DropRemainder = true, As = "secondBeside")]
[Conv2D(32, 3, Stride = 2, Padding = 1, From = "second"), ReLU]
[Conv2D(32, 3, Padding = 1), Add("secondBeside"), ReLU(As = "third")]
[Conv2D(64, 1, Stride = 2, DropRemainder = true, As = "thirdBeside")]
[Conv2D(64, 3, Stride = 2, Padding = 1, From = "third"), ReLU]
[Conv2D(64, 3, Padding = 1), Add("thirdBeside"), ReLU]
[GlobalAvgPool2D, Flatten, Linear(10)]
internal sealed partial class ResNet8;

/// <summary>MobileNetV1, a quarter of its width, for pictures of 96x96, normalisation folded into its convolutions.</summary>
[Network(3, 96, 96)]
[Conv2D(8, 3, Stride = 2, Padding = 1), ReLU6]
[Conv2D(8, 3, Padding = 1, Groups = 8), ReLU6, Conv2D(16, 1), ReLU6]
[Conv2D(16, 3, Stride = 2, Padding = 1, Groups = 16), ReLU6, Conv2D(32, 1), ReLU6]
[Conv2D(32, 3, Padding = 1, Groups = 32), ReLU6, Conv2D(32, 1), ReLU6]
[Conv2D(32, 3, Stride = 2, Padding = 1, Groups = 32), ReLU6, Conv2D(64, 1), ReLU6]
[Conv2D(64, 3, Padding = 1, Groups = 64), ReLU6, Conv2D(64, 1), ReLU6]
[Conv2D(64, 3, Stride = 2, Padding = 1, Groups = 64), ReLU6, Conv2D(128, 1), ReLU6]
[Conv2D(128, 3, Padding = 1, Groups = 128), ReLU6, Conv2D(128, 1), ReLU6]
[Conv2D(128, 3, Padding = 1, Groups = 128), ReLU6, Conv2D(128, 1), ReLU6]
[Conv2D(128, 3, Padding = 1, Groups = 128), ReLU6, Conv2D(128, 1), ReLU6]
[Conv2D(128, 3, Padding = 1, Groups = 128), ReLU6, Conv2D(128, 1), ReLU6]
[Conv2D(128, 3, Padding = 1, Groups = 128), ReLU6, Conv2D(128, 1), ReLU6]
[Conv2D(128, 3, Stride = 2, Padding = 1, Groups = 128), ReLU6, Conv2D(256, 1), ReLU6]
[Conv2D(256, 3, Padding = 1, Groups = 256), ReLU6, Conv2D(256, 1), ReLU6]
[GlobalAvgPool2D, Flatten, Linear(2)]
internal sealed partial class MobileNet;

/// <summary>Six convolutions in the manner of VGG over pictures of 32x32.</summary>
[Network(3, 32, 32)]
[Conv2D(32, 3, Padding = 1), ReLU, Conv2D(32, 3, Padding = 1), ReLU, MaxPool2D(2)]
[Conv2D(64, 3, Padding = 1), ReLU, Conv2D(64, 3, Padding = 1), ReLU, MaxPool2D(2)]
[Conv2D(128, 3, Padding = 1), ReLU, Conv2D(128, 3, Padding = 1), ReLU, MaxPool2D(2)]
[Flatten, Linear(128), ReLU, Linear(10)]
internal sealed partial class Vgg6;

// layers by themselves, and three in a row, whose time less that of one is that of two inside a network

[Network(64, 56, 56), Conv2D(64, 3, Padding = 1)]
internal sealed partial class Square64;

[Network(64, 56, 56), Conv2D(64, 3, Padding = 1), Conv2D(64, 3, Padding = 1), Conv2D(64, 3, Padding = 1)]
internal sealed partial class Square64Thrice;

[Network(128, 28, 28), Conv2D(128, 3, Padding = 1)]
internal sealed partial class Square128;

[Network(128, 28, 28), Conv2D(128, 3, Padding = 1), Conv2D(128, 3, Padding = 1), Conv2D(128, 3, Padding = 1)]
internal sealed partial class Square128Thrice;

[Network(256, 14, 14), Conv2D(256, 3, Padding = 1)]
internal sealed partial class Square256;

[Network(256, 14, 14), Conv2D(256, 3, Padding = 1), Conv2D(256, 3, Padding = 1), Conv2D(256, 3, Padding = 1)]
internal sealed partial class Square256Thrice;

[Network(512, 7, 7), Conv2D(512, 3, Padding = 1)]
internal sealed partial class Square512;

[Network(64, 56, 56), Conv2D(64, 3, Padding = 1, Algorithm = ConvolutionAlgorithm.Direct)]
internal sealed partial class Direct64;

[Network(64, 56, 56)]
[Conv2D(64, 3, Padding = 1, Algorithm = ConvolutionAlgorithm.Direct), Conv2D(64, 3, Padding = 1, Algorithm = ConvolutionAlgorithm.Direct)]
[Conv2D(64, 3, Padding = 1, Algorithm = ConvolutionAlgorithm.Direct)]
internal sealed partial class Direct64Thrice;

[Network(3, 224, 224), Conv2D(32, 3, Stride = 2, Padding = 1)]
internal sealed partial class Stem;

[Network(128, 56, 56), Conv2D(128, 3, Padding = 1, Groups = 128)]
internal sealed partial class Depthwise;

[Network(128, 56, 56)]
[Conv2D(128, 3, Padding = 1, Groups = 128), Conv2D(128, 3, Padding = 1, Groups = 128), Conv2D(128, 3, Padding = 1, Groups = 128)]
internal sealed partial class DepthwiseThrice;

[Network(128, 56, 56), Conv2D(128, 3, Stride = 2, Padding = 1, Groups = 128)]
internal sealed partial class DepthwiseStrided;

[Network(64, 56, 56), Conv2D(128, 1)]
internal sealed partial class Pointwise;

[Network(64, 56, 56), Conv2D(128, 1), Conv2D(64, 1), Conv2D(128, 1)]
internal sealed partial class PointwiseThrice;

[Network(64, 112, 112), MaxPool2D(2)]
internal sealed partial class Pool;

[Network(1024), Linear(1000)]
internal sealed partial class Matrix;

[Network(64, 56, 56), Conv2D(64, 3, Padding = 1), ReLU, MaxPool2D(2)]
internal sealed partial class Fused;
