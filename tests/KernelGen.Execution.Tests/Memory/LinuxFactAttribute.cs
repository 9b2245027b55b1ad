using System;
using Xunit;

namespace KernelGen.Execution.Tests.Memory;

/// <summary>A fact that needs mmap and mprotect.</summary>
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        if (!OperatingSystem.IsLinux()) Skip = "Guard pages are made with Linux's mmap and mprotect.";
    }
}
