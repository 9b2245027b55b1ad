namespace KernelGen.Execution.Tests.GeneratedNetworks;

/// <summary>The net of the digits.</summary>
[Network(1, 28, 28)]
[Conv2D(8, 5, Padding = 2), ReLU, MaxPool2D(2)]
[Conv2D(16, 5, Padding = 2), ReLU, MaxPool2D(3, DropRemainder = true)]
[Flatten, Linear(10)]
public sealed partial class DigitNet;

/// <summary>Eight layers with weights, three of them in residuals, two of these with a projection beside.</summary>
[Network(3, 32, 32, Mean = [0.5, 0.4, 0.3], Deviation = [0.2, 0.25, 0.3])]
[Conv2D(16, 3, Padding = 1, Bias = false), BatchNorm2D, ReLU(As = "a")]
[Conv2D(16, 3, Padding = 1, Bias = false), BatchNorm2D, ReLU]
[Conv2D(16, 3, Padding = 1, Bias = false), BatchNorm2D, Add("a"), ReLU(As = "b")]
[Conv2D(32, 1, Stride = 2, DropRemainder = true), BatchNorm2D(As = "b2")]
[Conv2D(32, 3, Stride = 2, Padding = 1, Bias = false, From = "b"), BatchNorm2D, ReLU]
[Conv2D(32, 3, Padding = 1, Bias = false), BatchNorm2D, Add("b2"), ReLU(As = "c")]
[Conv2D(64, 1, Stride = 2, DropRemainder = true), BatchNorm2D(As = "c2")]
[Conv2D(64, 3, Stride = 2, Padding = 1, Bias = false, From = "c"), BatchNorm2D, ReLU]
[Conv2D(64, 3, Padding = 1, Bias = false), BatchNorm2D, Add("c2"), ReLU]
[GlobalAvgPool2D, Flatten, Linear(10), Softmax]
public sealed partial class ResNet8;

/// <summary>A network over signals.</summary>
[Network(3, 64)]
[Conv1D(8, 5, Padding = 2), GELU, Conv1D(20, 3, Stride = 2, Padding = 1), Tanh, Flatten, Linear(7), LogSoftmax]
public sealed partial class SignalNet;

/// <summary>Nothing but layers that pass numbers on.</summary>
[Network(2, 3, 5), Dropout(0.5), Flatten, Dropout(0.1)]
public sealed partial class PassingNet;

/// <summary>A pool by itself, whose step reads the caller's input and writes the caller's output.</summary>
[Network(5, 12, 40), MaxPool2D(3, Stride = 1, Padding = 1)]
public sealed partial class PoolNet;

/// <summary>A generic class in a class, with a field, a constructor and a base of the user's own.</summary>
public static partial class Outer<T>
{
    [Network(4), Linear(2, Name = "head"), ReLU]
    public partial class Inner : System.Exception
    {
        public Inner(string label) => Label = label;

        public string Label { get; }
    }
}
