using System;
using System.ComponentModel;

namespace KernelGen.CompilerServices;

/// <summary>On a generated method: the plan that was chosen for its kernel, in one line, for tools that show it.</summary>
/// <param name="plan">The plan in one line.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Method)]
public sealed class KernelPlanAttribute(string plan) : Attribute
{
    /// <summary>The plan in one line.</summary>
    public string Plan { get; } = plan;
}
