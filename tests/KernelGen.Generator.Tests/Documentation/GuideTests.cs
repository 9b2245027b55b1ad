using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KernelGen.Generator.Tests.Documentation;

/// <summary>Runs alone: programs of guides print on the console that all tests share.</summary>
[CollectionDefinition(nameof(GuideTests), DisableParallelization = true)]
public sealed class GuideCollection;

/// <summary>The C# of the guides is compiled, and run where it has statements.</summary>
[Collection(nameof(GuideTests))]
public sealed class GuideTests
{
    private const string FrontPage = "README.md";
    private const string PackagePage = "runtime/KernelGen/PACKAGE.md";

    /// <summary>Pages whose blocks a reader may copy.</summary>
    public static TheoryData<string> Pages => [.. Markdown.Guides.Where(static page => CSharp(page).Length > 0), FrontPage, PackagePage];

    public static TheoryData<string, int> Programs => Choose(static it => it.Mark.Length == 0 && GuideProgram.HasStatements(it.Text));

    public static TheoryData<string, int> Mistakes => Choose(static it => it.Mark.StartsWith("KG", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Declarations_of_a_page_compile_together_without_a_warning(string page) =>
        Assert.DoesNotContain(
            await new GuideProgram(Declarations(page)).Diagnostics(), static it => it.Severity >= DiagnosticSeverity.Warning);

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task A_program_runs_and_prints_what_the_guide_says(string page, int index)
    {
        var program = new GuideProgram([.. Declarations(page), Markdown.Blocks(page)[index].Text]);
        Assert.DoesNotContain(await program.Diagnostics(), static it => it.Severity >= DiagnosticSeverity.Warning);
        var printed = program.Run();
        var next = Markdown.Blocks(page).ElementAtOrDefault(index + 1);
        Assert.Equal(next is { Kind: "text" } ? next.Text : "", printed);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_block_marked_with_an_id_has_that_diagnostic_and_no_more_severe_one(string page, int index)
    {
        var block = Markdown.Blocks(page)[index];
        var said = await new GuideProgram(block.Text).Diagnostics();
        var meant = Assert.Single(said, it => it.Id == block.Mark);
        Assert.DoesNotContain(said, it => it.Id != block.Mark && it.Severity >= meant.Severity && it.Severity > DiagnosticSeverity.Info);
    }

    [Fact]
    public async Task The_first_program_of_a_reader_runs_and_prints_what_the_front_page_says()
    {
        var block = Assert.Single(CSharp(FrontPage), static it => it.Mark.Length == 0 && GuideProgram.HasStatements(it.Text));
        var program = new GuideProgram(block.Text);
        Assert.DoesNotContain(await program.Diagnostics(), static it => it.Severity >= DiagnosticSeverity.Warning);
        Assert.Contains($"```\n\n    {program.Run()}\n", Markdown.Read(FrontPage), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_program_of_a_package_user_runs_and_prints_what_the_package_page_says()
    {
        var block = Assert.Single(CSharp(PackagePage), static it => GuideProgram.HasStatements(it.Text));
        var program = new GuideProgram(block.Text);
        Assert.DoesNotContain(await program.Diagnostics(), static it => it.Severity >= DiagnosticSeverity.Warning);
        Assert.Contains("// " + program.Run().Trim() + "\n", block.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_front_page_shows_of_generated_code_is_generated()
    {
        var block = Assert.Single(CSharp(FrontPage), static it => it.Mark == "generated");
        var program = new GuideProgram(CSharp(FrontPage).Where(static it => it.Mark.Length == 0).Select(static it => it.Text));
        var file = Assert.Single(program.Generated, static it => it.Contains("Filters.Sharpen", StringComparison.Ordinal));
        var lines = file.Split('\n').Select(static line => line.Trim()).ToHashSet();
        Assert.All(block.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Contains(line.Trim(), lines));
    }

    [Fact]
    public void The_kernel_that_is_followed_through_all_stages_is_described_as_the_compiler_describes_it()
    {
        var block = Assert.Single(Markdown.Blocks("docs/how-it-works.md"), static it => it.Mark == "sobel");
        var program = new GuideProgram(Declarations("docs/how-it-works.md"));
        var source = Assert.Single(program.Generated);
        foreach (var line in block.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Assert.Contains($"// {line}\n", source, StringComparison.Ordinal);
    }

    [Fact]
    public void There_is_something_to_compile_to_run_and_to_refuse()
    {
        Assert.True(Pages.Count >= 6);
        Assert.True(Programs.Count >= 10);
        Assert.True(Mistakes.Count >= 6);
    }

    private static IEnumerable<string> Declarations(string page) =>
        CSharp(page).Where(static it => it.Mark.Length == 0 && !GuideProgram.HasStatements(it.Text)).Select(static it => it.Text);

    private static Block[] CSharp(string page) => [.. Markdown.Blocks(page).Where(static it => it.Kind == "csharp")];

    private static TheoryData<string, int> Choose(Func<Block, bool> choose)
    {
        var chosen = new TheoryData<string, int>();
        foreach (var page in Markdown.Guides)
            foreach (var block in CSharp(page).Where(choose))
                chosen.Add(page, block.Index);
        return chosen;
    }
}
