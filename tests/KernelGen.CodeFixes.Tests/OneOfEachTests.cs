using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using KernelGen.CodeFixes.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KernelGen.CodeFixes.Tests;

/// <summary>A file with one mistake of each kind, <c>Mistakes/OneOfEach.cs</c>: what is told of each line, and what the fixes make of it.</summary>
public sealed partial class OneOfEachTests
{
    private static readonly string Source = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Mistakes", "OneOfEach.cs")).ReplaceLineEndings("\n");

    [GeneratedRegex("// ((KG|CS)[0-9]{4} ?)+$")]
    private static partial Regex Told();

    [Fact]
    public async Task Each_line_gets_its_id_and_no_other_error()
    {
        var editor = Editor.Open(Source);
        var found = (await editor.Diagnostics()).Concat(await editor.Errors());
        var expected = Source.Split('\n').SelectMany((line, index) => Told().Match(line).Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(id => $"{index + 1}: {id}"));
        Assert.Equal(expected.Order(), found.Select(one => $"{one.Location.GetLineSpan().StartLinePosition.Line + 1}: {one.Id}").Distinct().Order());
    }

    [Fact]
    public void Every_id_has_its_mistake() => Assert.Equal(
        new KernelGen.Generator.KernelAnalyzer().SupportedDiagnostics.Concat(new KernelGen.Generator.CallAnalyzer().SupportedDiagnostics).Select(descriptor => descriptor.Id).Distinct().Order(),
        Source.Split('\n').SelectMany(line => Told().Match(line).Value.Split(' ')).Where(id => id.StartsWith("KG", StringComparison.Ordinal)).Distinct().Order());

    [Fact]
    public async Task The_fixes_one_after_another_leave_no_diagnostic()
    {
        var editor = Editor.Open(Source[..Source.IndexOf("#region", StringComparison.Ordinal)]);
        var corrected = new List<string>();
        while ((await editor.Diagnostics()) is { Count: > 0 } left)
        {
            var actions = await editor.Fixes(left[0]);
            Assert.True(actions.Count > 0 && corrected.Count < 60, $"{left[0]}\n{editor.Text}");
            corrected.Add($"{left[0].Id}: {actions[0].Title}");
            editor = await editor.Apply(actions[0]);
        }
        Assert.Empty(await editor.Errors());
        await editor.Build();
        Assert.Equal(
            ["KG1001", "KG1002", "KG1003", "KG1006", "KG1009", "KG2001", "KG2003", "KG2004", "KG2005", "KG2007", "KG2008", "KG2009", "KG2011", "KG3003"],
            corrected.Select(one => one[..6]).Distinct().Order());
    }
}
