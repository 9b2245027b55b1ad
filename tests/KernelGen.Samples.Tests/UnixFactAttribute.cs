using System;
using Xunit;

namespace KernelGen.Samples.Tests;

/// <summary>A fact about signals; skipped, and saying so, where there are none.</summary>
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows()) Skip = "Windows has no signals.";
    }
}
