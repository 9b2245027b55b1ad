using System;

namespace KernelGen;

/// <summary>xᵢ − ln Σe^xⱼ over the channels of each position, as <c>torch.nn.LogSoftmax(dim=1)</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class LogSoftmaxAttribute : LayerOperatorAttribute;
