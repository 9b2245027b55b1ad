using KernelGen;
using ReadDigit;

namespace LearnDigits.Learning;

/// <summary>The network that is trained: two convolutions, each followed by a pool, and one output per digit.</summary>
[Network(1, 28, 28, Trainable = true, Mean = [BakedDigitNet.Mean], Deviation = [BakedDigitNet.Deviation])]
[Conv2D(8, 5, Padding = 2, Bias = false), BatchNorm2D, ReLU, MaxPool2D(2)]
[Conv2D(16, 5, Padding = 2, Bias = false), BatchNorm2D, ReLU, MaxPool2D(3, DropRemainder = true)]
[Flatten, Linear(10)]
public sealed partial class DigitNet;
