using System;

namespace KernelGen;

/// <summary>x·min(max(x + 3, 0), 6)/6, as <c>torch.nn.Hardswish</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class HardSwishAttribute : LayerOperatorAttribute;
