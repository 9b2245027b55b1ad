using System;

namespace KernelGen;

/// <summary>e^xᵢ/Σe^xⱼ over the channels of each position, as <c>torch.nn.Softmax(dim=1)</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class SoftmaxAttribute : LayerOperatorAttribute;
