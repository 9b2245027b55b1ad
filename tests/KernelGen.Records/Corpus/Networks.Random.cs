using KernelGen;

[Network(1, 14, 25)]
[Conv2D(2, 3, Groups = 1), Conv2D(2, 1, Groups = 1)]
public sealed partial class Net0;

[Network(16, 14, 30)]
[BatchNorm2D, Conv2D(1, 4, Padding = 1, Algorithm = ConvolutionAlgorithm.Winograd, Bias = false), ConvTranspose2D(8, 3, Stride = 1, OutputPadding = 1), Conv2D(20, 2, Padding = 2, PaddingRight = 1, Bias = false, As = "n0"), Conv2D(32, 5, Stride = 2, KernelHeight = 3, Dilation = 2), Softmax(As = "n1"), Flatten]
public sealed partial class Net1;

[Network(3, 12, 11, Trainable = true)]
[ConvTranspose2D(1, 1, Dilation = 2), Dropout(As = "n0")]
public sealed partial class Net2;

[Network(32, 12, 5)]
[ReLU6(As = "n0"), ReLU6]
public sealed partial class Net3;

[Network(5, 8, 30)]
[ConvTranspose2D(9, 2, Padding = 1, OutputPadding = 1), MaxPool2D(3, Padding = 1, DropRemainder = true), Conv2D(1, 5, Algorithm = ConvolutionAlgorithm.Winograd, Bias = false)]
public sealed partial class Net4;

[Network(1, 27, Trainable = true)]
[Conv1D(32, 5, Bias = false), Conv1D(9, 3, Stride = 2, Padding = 1, Bias = false), Conv1D(4, 4, Dilation = 2), ReLU6, Conv1D(48, 2), Conv1D(4, 2, Dilation = 2)]
public sealed partial class Net5;

[Network(1, 17, 5)]
[ReLU(As = "n0"), ConvTranspose2D(2, 1, Groups = 1, As = "n1"), ReLU, LeakyReLU(2, As = "n2"), Conv2D(16, 5, Algorithm = ConvolutionAlgorithm.Direct)]
public sealed partial class Net6;

[Network(32, 6, 30)]
[Conv2D(16, 2, Groups = 16, As = "n0"), ConvTranspose2D(8, 1, Groups = 8), Conv2D(32, 1, Stride = 2, KernelHeight = 3, PaddingRight = 1), Dropout(0.5, From = "n0"), Conv2D(16, 3, Stride = 2, PaddingTop = 0, PaddingRight = 1, Dilation = 2)]
public sealed partial class Net7;

[Network(8, 18, 11, Trainable = true)]
[GELU, MaxPool2D(1, Padding = 1, DropRemainder = true)]
public sealed partial class Net8;

[Network(8, 32)]
[Conv1D(64, 3, Bias = false), Flatten, Linear(10)]
public sealed partial class Net9;

[Network(8, 12, 15)]
[ReLU(As = "n0"), Conv2D(1, 3, Groups = 1), Dropout(0.5, From = "n0"), ConvTranspose2D(32, 4, Padding = 1, OutputPadding = 1), Dropout(0.5, From = "n0")]
public sealed partial class Net10;

[Network(16, 5, 33, Trainable = true)]
[BatchNorm2D, MaxPool2D(3, CeilMode = true, DropRemainder = true, As = "n0"), ConvTranspose2D(16, 1), BatchNorm2D(As = "n1"), Conv2D(32, 1, Groups = 16)]
public sealed partial class Net11;

[Network(1, 7, 15)]
[ReLU, Conv2D(4, 3, KernelHeight = 3, Dilation = 2, DilationWidth = 1, Algorithm = ConvolutionAlgorithm.Direct, Bias = false), ConvTranspose2D(4, 2, Stride = 1, Dilation = 2), Conv2D(32, 5, Algorithm = ConvolutionAlgorithm.Direct), ConvTranspose2D(32, 2, As = "n0"), Conv2D(32, 2, Groups = 32, KernelHeight = 3, Algorithm = ConvolutionAlgorithm.Direct, As = "n1")]
public sealed partial class Net12;

[Network(2, 11, 10)]
[ConvTranspose2D(4, 1, Stride = 2), SiLU, ReLU, AvgPool2D(3, Stride = 2, CountIncludePad = false), MaxPool2D(3, Stride = 2, DropRemainder = true)]
public sealed partial class Net13;

[Network(2, 10, 18, Trainable = true)]
[Conv2D(8, 4, Bias = false), AvgPool2D(3, PaddingTop = 1, CeilMode = true), Conv2D(16, 5, KernelHeight = 3, DilationWidth = 1, Bias = false), ConvTranspose2D(64, 3, Padding = 1)]
public sealed partial class Net14;

[Network(3, 11)]
[Conv1D(32, 3, Padding = 1, Bias = false), Flatten]
public sealed partial class Net15;

[Network(8, 9, 16)]
[Conv2D(1, 3, Stride = 2), MaxPool2D(2, DropRemainder = true), ReLU6]
public sealed partial class Net16;

[Network(5, 6, 8, Trainable = true)]
[Conv2D(8, 5), Conv2D(48, 5, Padding = 1, Algorithm = ConvolutionAlgorithm.Winograd), Conv2D(32, 5, Stride = 2, PaddingTop = 0, As = "n0"), ConvTranspose2D(64, 1, OutputPadding = 1), Concat("n0"), Concat("n0"), SiLU]
public sealed partial class Net17;

[Network(17, 7, 6)]
[LeakyReLU(2, As = "n0"), Dropout(0.5, From = "n0")]
public sealed partial class Net18;

[Network(32, 19, 9)]
[Conv2D(48, 5, Algorithm = ConvolutionAlgorithm.Winograd), MaxPool2D(2, Stride = 2, Padding = 1, DropRemainder = true, As = "n0"), Conv2D(12, 2, Groups = 6)]
public sealed partial class Net19;

[Network(8, 5, 25, Trainable = true)]
[Conv2D(1, 5, Algorithm = ConvolutionAlgorithm.Winograd, Bias = false), MaxPool2D(1, DropRemainder = true), MaxPool2D(3, DropRemainder = true)]
public sealed partial class Net20;

[Network(48, 14, 18)]
[Conv2D(48, 4, Groups = 48, Stride = 2, StrideWidth = 3, DilationWidth = 1, Algorithm = ConvolutionAlgorithm.Direct), Conv2D(48, 2, Groups = 48, KernelHeight = 3, PaddingTop = 0, Dilation = 2, Algorithm = ConvolutionAlgorithm.Direct), ReLU6, ConvTranspose2D(16, 4, Stride = 1, Padding = 1), ReLU, MaxPool2D(3, CeilMode = true, DropRemainder = true, As = "n0"), SumPool2D(3, Stride = 1, As = "n1")]
public sealed partial class Net21;

[Network(2, 13, 5)]
[Flatten, LogSoftmax, Softmax]
public sealed partial class Net22;

[Network(16, 19, 31, Trainable = true)]
[HardSwish, Conv2D(16, 2, Groups = 16, As = "n0"), Conv2D(33, 5, Padding = 1, Algorithm = ConvolutionAlgorithm.Winograd), AvgPool2D(3, PaddingTop = 1)]
public sealed partial class Net23;

[Network(5, 11, 18)]
[Conv2D(5, 4, Groups = 5, PaddingRight = 1, Algorithm = ConvolutionAlgorithm.Direct), ConvTranspose2D(2, 1, Groups = 1, As = "n0"), Conv2D(16, 3, Groups = 2, As = "n1"), Conv2D(16, 1, Algorithm = ConvolutionAlgorithm.Direct)]
public sealed partial class Net24;

[Network(24, 6, 32)]
[Dropout, Conv2D(20, 4, Algorithm = ConvolutionAlgorithm.Winograd, Bias = false), Conv2D(1, 4, Padding = 2, PaddingTop = 0, Dilation = 2), ConvTranspose2D(8, 2, Stride = 1), Dropout, LeakyReLU(0.1), AvgPool2D(2, CountIncludePad = false, As = "n0")]
public sealed partial class Net25;

[Network(48, 10, 26, Trainable = true)]
[GELU, MaxPool2D(2, CeilMode = true, DropRemainder = true, As = "n0"), Dropout(As = "n1"), MaxPool2D(1, Stride = 2, DropRemainder = true)]
public sealed partial class Net26;

[Network(17, 10, 12)]
[MaxPool2D(3, Stride = 2, Padding = 1, DropRemainder = true), ReLU(As = "n0"), ConvTranspose2D(32, 1, Stride = 1, OutputPadding = 1), ReLU6]
public sealed partial class Net27;

[Network(8, 7, 33)]
[BatchNorm2D(As = "n0"), Add("n0"), Conv2D(8, 4, Groups = 8), Conv2D(48, 3, Algorithm = ConvolutionAlgorithm.Winograd), Conv2D(48, 1, Groups = 48, As = "n1"), ConvTranspose2D(20, 3), AvgPool2D(2, PaddingTop = 1, CountIncludePad = false)]
public sealed partial class Net28;

[Network(16, 19, 23, Trainable = true)]
[Flatten, LogSoftmax, Linear(3), Softmax, Softmax, Linear(33)]
public sealed partial class Net29;
