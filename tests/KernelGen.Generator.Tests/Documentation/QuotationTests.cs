using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace KernelGen.Generator.Tests.Documentation;

/// <summary>Figures that the first page quotes are those of the page of results.</summary>
public sealed class QuotationTests
{
    private const string Head = "| task | KernelGen | time of others / KernelGen |";
    private const string Results = "benchmarks/dotnet/results/amd-epyc-zen5/README.md";

    [Fact]
    public void Times_on_the_first_page_are_those_of_the_results()
    {
        var quoted = Table("README.md");
        Assert.True(quoted.Count > 5, "the first page has no table of times");
        Assert.Equal(Table(Results), quoted);
    }

    /// <summary>The rows of the table; empty if there is none.</summary>
    private static List<string> Table(string page) =>
        [.. Markdown.Read(page).Split('\n').SkipWhile(static line => line != Head).Skip(2).TakeWhile(static line => line.StartsWith('|'))];
}
