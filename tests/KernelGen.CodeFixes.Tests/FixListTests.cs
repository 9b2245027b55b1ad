using System;
using System.IO;
using System.Linq;
using KernelGen.CodeFixes.Tests.Harness;
using Xunit;

namespace KernelGen.CodeFixes.Tests;

/// <summary>One fix, one file, one name in the list.</summary>
public sealed class FixListTests
{
    [Fact]
    public void Every_fix_is_listed() => Assert.Equal(
        typeof(KernelCodeFixes).Assembly.GetTypes().Where(type => type is { IsClass: true } && type.IsAssignableTo(typeof(IFix))).Select(type => type.Name).Order(),
        FixList.All.Select(fix => fix.GetType().Name).Order());

    /// <summary>A provider that offers «fix all» is what dotnet format applies.</summary>
    [Theory]
    [InlineData("KG1006")]
    [InlineData("KG2003")]
    [InlineData("KG2004")]
    [InlineData("KG2005")]
    [InlineData("KG2008")]
    public void A_fix_that_chooses_a_meaning_has_no_fix_all(string id)
    {
        var provider = Assert.Single(Editor.Providers, provider => provider.FixableDiagnosticIds.Contains(id));
        Assert.Null(provider.GetFixAllProvider());
    }

    [Fact]
    public void Fix_all_is_offered_for_what_follows_from_the_mistake() => Assert.Equal(
        ["KG1001", "KG1002", "KG1003", "KG1009", "KG2001", "KG2007", "KG2009", "KG2011", "KG3003"],
        Editor.Providers.Where(provider => provider.GetFixAllProvider() is not null).SelectMany(provider => provider.FixableDiagnosticIds).Distinct().Order());

    /// <summary>An editor of the oldest supported compiler loads it: nothing newer is referenced.</summary>
    [Fact]
    public void The_oldest_editor_can_load_it()
    {
        var references = typeof(KernelCodeFixes).Assembly.GetReferencedAssemblies();
        Assert.All(references.Where(name => name.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)), name => Assert.Equal(new Version(4, 5, 0, 0), name.Version));
        Assert.DoesNotContain(references, name => name.Name == "KernelGen.Generator");
    }
}
