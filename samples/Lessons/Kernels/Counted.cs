using KernelGen;

namespace Lessons.Kernels;

/// <summary>One neuron that sees a whole picture in colour.</summary>
[Network(3, 256, 256)]
[Flatten, Linear(1, Bias = false)]
internal sealed partial class OneNeuron;

/// <summary>One kernel that slides over the same picture, and gives as many outputs as it has pixels.</summary>
[Network(3, 256, 256)]
[Conv2D(1, 5, Padding = 2, Bias = false)]
internal sealed partial class OneKernel;
