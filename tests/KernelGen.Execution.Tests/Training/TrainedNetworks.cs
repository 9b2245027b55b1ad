namespace KernelGen.Execution.Tests.Training;

/// <summary>A little of everything that makes training hard to repeat: normalization by the batch, dropout, a branch.</summary>
[Network(1, 8, 8, Trainable = true)]
[Conv2D(6, 3, Padding = 1, Bias = false), BatchNorm2D, ReLU(As = "a"), Conv2D(6, 3, Padding = 1), Add("a"), MaxPool2D(2), Dropout(0.25)]
[Flatten, Linear(12), Tanh, Linear(4)]
public sealed partial class SmallTrainedNet;

/// <summary>A network whose layers can be made to overflow one by one.</summary>
[Network(2, Trainable = true), Linear(3), ReLU, Linear(3), Linear(2)]
public sealed partial class OverflowingNet;

/// <summary>Dropout alone.</summary>
[Network(10000, Trainable = true), Dropout(0.3)]
public sealed partial class DropoutNet;

/// <summary>Batch normalization alone.</summary>
[Network(3, 4, 5, Trainable = true), BatchNorm2D(Momentum = 0.25)]
public sealed partial class NormalizationNet;

/// <summary>Classes of pixels: three channels of 2x2.</summary>
[Network(1, 2, 2, Trainable = true), Conv2D(3, 1)]
public sealed partial class PixelNet;

/// <summary>Ends in probabilities.</summary>
[Network(3, Trainable = true), Linear(2), Softmax, Dropout(0.1)]
public sealed partial class SoftmaxNet;

/// <summary>Ends in the logarithms of probabilities: their softmax is the same again.</summary>
[Network(3, Trainable = true), Linear(2), LogSoftmax]
public sealed partial class LogSoftmaxNet;

/// <summary>Ends in the probability of one answer.</summary>
[Network(3, Trainable = true), Linear(1), Sigmoid]
public sealed partial class SigmoidNet;

/// <summary>One number for one answer.</summary>
[Network(3, Trainable = true), Linear(1)]
public sealed partial class AnswerNet;

/// <summary>A normalization behind a pool over whole planes: one number of each channel in a sample.</summary>
[Network(1, 4, 4, Trainable = true), Conv2D(3, 3), BatchNorm2D, ReLU, GlobalAvgPool2D, BatchNorm2D, Flatten, Linear(2)]
public sealed partial class PointNormalizationNet;

/// <summary>A line through points.</summary>
[Network(3, Trainable = true), Linear(2)]
public sealed partial class LineNet;

/// <summary>A bent line through points.</summary>
[Network(3, Trainable = true), Linear(6), Tanh, Linear(2)]
public sealed partial class BentLineNet;
