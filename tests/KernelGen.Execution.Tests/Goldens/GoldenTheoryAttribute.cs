using Xunit;

namespace KernelGen.Execution.Tests.Goldens;

/// <summary>A theory over results of other libraries; skipped, and saying so, where the files are not beside the repository.</summary>
internal sealed class GoldenTheoryAttribute : TheoryAttribute
{
    public GoldenTheoryAttribute()
    {
        if (!GoldenCase.Present) Skip = "No golden files: ../shared/material/goldens is not beside the repository.";
    }
}
