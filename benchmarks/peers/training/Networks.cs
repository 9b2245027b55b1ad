namespace KernelGen.Peers.Training;

/// <summary>The digit network.</summary>
[Network(1, 28, 28, Trainable = true)]
[Conv2D(8, 5, Padding = 2), ReLU, MaxPool2D(2)]
[Conv2D(16, 5, Padding = 2), ReLU, MaxPool2D(3, DropRemainder = true)]
[Flatten, Linear(10)]
public sealed partial class Digits;

/// <summary>Three convolutions with batch normalization.</summary>
[Network(3, 32, 32, Trainable = true)]
[Conv2D(32, 3, Padding = 1, Bias = false), BatchNorm2D, ReLU, Conv2D(32, 3, Padding = 1), ReLU, MaxPool2D(2)]
[Conv2D(64, 3, Padding = 1, Bias = false), BatchNorm2D, ReLU, GlobalAvgPool2D, Flatten, Linear(10)]
public sealed partial class Normalized;

/// <summary>Two convolutions of 64 channels over 28x28.</summary>
[Network(64, 28, 28, Trainable = true)]
[Conv2D(64, 3, Padding = 1), ReLU, Conv2D(64, 3, Padding = 1), ReLU, GlobalAvgPool2D, Flatten, Linear(10)]
public sealed partial class Wide;
