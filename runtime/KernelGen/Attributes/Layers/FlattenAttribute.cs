using System;

namespace KernelGen;

/// <summary>(C, H, W) becomes C·H·W features, as <c>torch.nn.Flatten</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class FlattenAttribute : LayerOperatorAttribute;
