namespace KernelGen.Execution.Tests.GeneratedNetworks;

/// <summary>LeCun's net of five layers with weights, with the activations and pools of today.</summary>
[Network(1, 32, 32)]
[Conv2D(6, 5), ReLU, MaxPool2D(2)]
[Conv2D(16, 5), ReLU, MaxPool2D(2)]
[Flatten, Linear(120), ReLU, Linear(84), ReLU, Linear(10)]
public sealed partial class LeNet5;

/// <summary>MobileNetV1 with a quarter of its channels.</summary>
[Network(3, 96, 96)]
[Conv2D(8, 3, Stride = 2, Padding = 1, Bias = false), BatchNorm2D, ReLU6]
[Conv2D(8, 3, Padding = 1, Groups = 8), ReLU6, Conv2D(16, 1), ReLU6]
[Conv2D(16, 3, Stride = 2, Padding = 1, Groups = 16), ReLU6, Conv2D(32, 1), ReLU6]
[Conv2D(32, 3, Padding = 1, Groups = 32), ReLU6, Conv2D(32, 1), ReLU6]
[Conv2D(32, 3, Stride = 2, Padding = 1, Groups = 32), ReLU6, Conv2D(64, 1), ReLU6]
[Conv2D(64, 3, Padding = 1, Groups = 64), ReLU6, Conv2D(64, 1), ReLU6]
[Conv2D(64, 3, Stride = 2, Padding = 1, Groups = 64, Bias = false), BatchNorm2D, ReLU6, Conv2D(128, 1), ReLU6]
[Conv2D(128, 3, Padding = 1, Groups = 128), ReLU6, Conv2D(128, 1), ReLU6]
[Conv2D(128, 3, Padding = 1, Groups = 128), ReLU6, Conv2D(128, 1), ReLU6]
[Conv2D(128, 3, Stride = 2, Padding = 1, Groups = 128), ReLU6, Conv2D(256, 1), ReLU6]
[Conv2D(256, 3, Padding = 1, Groups = 256), ReLU6, Conv2D(256, 1), ReLU6]
[GlobalAvgPool2D, Flatten, Linear(2)]
public sealed partial class MobileNet;

/// <summary>Six convolutions in the manner of VGG.</summary>
[Network(3, 32, 32)]
[Conv2D(32, 3, Padding = 1), ReLU, Conv2D(32, 3, Padding = 1), ReLU, MaxPool2D(2)]
[Conv2D(64, 3, Padding = 1), ReLU, Conv2D(64, 3, Padding = 1), ReLU, MaxPool2D(2)]
[Conv2D(128, 3, Padding = 1), ReLU, Conv2D(128, 3, Padding = 1), ReLU, MaxPool2D(2)]
[Flatten, Linear(128), ReLU, Linear(10)]
public sealed partial class Vgg6;
