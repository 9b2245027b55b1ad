using System;

namespace KernelBank.Bank;

/// <summary>Adds a kernel to the bank: its name on the command line, and what the result shows.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ShownAttribute(string name, string about) : Attribute
{
    /// <summary>The name on the command line and of the result's file; variants for different numbers of channels share it.</summary>
    public string Name { get; } = name;

    /// <summary>One sentence.</summary>
    public string About { get; } = about;
}
