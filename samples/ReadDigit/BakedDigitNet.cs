using KernelGen;

namespace ReadDigit;

/// <summary>The net that has learned: the same layers, with the weights of <c>digits.weights</c> compiled into the program.</summary>
[Network(1, 28, 28, Weights = "digits.weights")]
[Conv2D(8, 5, Padding = 2), ReLU, MaxPool2D(2)]
[Conv2D(16, 5, Padding = 2), ReLU, MaxPool2D(3, DropRemainder = true)]
[Flatten, Linear(10)]
public sealed partial class BakedDigitNet;
