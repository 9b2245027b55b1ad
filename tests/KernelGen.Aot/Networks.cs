namespace KernelGen.Aot;

/// <summary>A net with every kind of step: Winograd, depthwise, normalization, a branch, pools, matrices.</summary>
[Network(2, 24, 24)]
[Conv2D(16, 3, Padding = 1, Bias = false), BatchNorm2D, ReLU(As = "stem")]
[Conv2D(16, 3, Padding = 1, Groups = 16), HardSwish, Conv2D(16, 1), Add("stem")]
[Conv2D(24, 3, Padding = 1), SiLU, MaxPool2D(2), AvgPool2D(2)]
[ConvTranspose2D(8, 2, Stride = 2), GELU, GlobalAvgPool2D, Flatten, Linear(10), Softmax]
public sealed partial class EveryStepNet;
