using KernelGen;

namespace Lessons.Kernels;

/// <summary>One neuron that is connected to a whole color image.</summary>
[Network(3, 256, 256)]
[Flatten, Linear(1, Bias = false)]
internal sealed partial class OneNeuron;

/// <summary>One kernel over the same image, with one output per pixel.</summary>
[Network(3, 256, 256)]
[Conv2D(1, 5, Padding = 2, Bias = false)]
internal sealed partial class OneKernel;
