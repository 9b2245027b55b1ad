using Xunit;

namespace KernelGen.Samples.Tests.Pages;

/// <summary>A fact about a page in a browser; skipped, and saying so, where there is none.</summary>
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Browser.Program is null) Skip = "Chromium is not installed: the page is not opened.";
    }
}
