using System;
using System.IO;
using System.Linq;
using Xunit;

namespace KernelGen.CodeFixes.Tests;

/// <summary>One fix, one file, one name in the list.</summary>
public sealed class FixListTests
{
    [Fact]
    public void Every_fix_is_listed() => Assert.Equal(
        typeof(KernelCodeFixes).Assembly.GetTypes().Where(type => type is { IsClass: true } && type.IsAssignableTo(typeof(IFix))).Select(type => type.Name).Order(),
        FixList.All.Select(fix => fix.GetType().Name).Order());

    [Fact]
    public void Fix_all_is_offered_for_all() => Assert.NotNull(new KernelCodeFixes().GetFixAllProvider());

    /// <summary>An editor of the oldest supported compiler loads it: nothing newer is referenced.</summary>
    [Fact]
    public void The_oldest_editor_can_load_it()
    {
        var references = typeof(KernelCodeFixes).Assembly.GetReferencedAssemblies();
        Assert.All(references.Where(name => name.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)), name => Assert.Equal(new Version(4, 5, 0, 0), name.Version));
        Assert.DoesNotContain(references, name => name.Name == "KernelGen.Generator");
    }
}
