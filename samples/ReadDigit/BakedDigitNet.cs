using KernelGen;

namespace ReadDigit;

/// <summary>The trained network: its weights, <c>digits.weights</c>, are compiled into the program.</summary>
[Network(1, 28, 28, Weights = "digits.weights", Mean = [BakedDigitNet.Mean], Deviation = [BakedDigitNet.Deviation])]
[Conv2D(8, 5, Padding = 2, Bias = false), BatchNorm2D, ReLU, MaxPool2D(2)]
[Conv2D(16, 5, Padding = 2, Bias = false), BatchNorm2D, ReLU, MaxPool2D(3, DropRemainder = true)]
[Flatten, Linear(10)]
public sealed partial class BakedDigitNet
{
    /// <summary>The mean of MNIST's pixels, 1 for ink. It is subtracted from every pixel.</summary>
    public const double Mean = 0.1307;

    /// <summary>The standard deviation of MNIST's pixels. The difference is divided by it.</summary>
    public const double Deviation = 0.3081;
}
