using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KernelGen.Generator.Tests.Networks;

/// <summary>A class that has no room for a member of a network is told so, and the compiler has nothing to add.</summary>
public sealed class MemberNameTests
{
    private const string Layers = "[KernelGen.Network(1, 8, 8), KernelGen.Conv2D(2, 3), KernelGen.ReLU]";
    private const string Trained = "[KernelGen.Network(1, 8, 8, Trainable = true), KernelGen.Conv2D(2, 3), KernelGen.ReLU]";
    private const string Floats = "System.ReadOnlySpan<float>";

    /// <summary>The names that a class can have, with the attributes that make it get such a member.</summary>
    public static TheoryData<string, string> Names
    {
        get
        {
            var names = new TheoryData<string, string>();
            foreach (var isTrainable in new[] { false, true })
                foreach (var name in GeneratedMembers.Of("C", isTrainable).Select(member => member.Name).Distinct().Where(name => !name.Contains('.')))
                    names.Add(isTrainable ? Trained : Layers, name);
            return names;
        }
    }

    [Theory]
    [InlineData(Layers, false)]
    [InlineData(Trained, true)]
    public void The_list_names_all_that_is_written(string layers, bool isTrainable)
    {
        var type = Program.Of(layers + " partial class C;").After.GetTypeByMetadataName("C")!;
        var written = type.GetMembers().Where(member => member is not IMethodSymbol { AssociatedSymbol: not null } and not IMethodSymbol { Name: ".ctor" });
        Assert.Equal(
            GeneratedMembers.Of("C", isTrainable).Select(member => member.Name).Order(StringComparer.Ordinal),
            written.Select(member => member.Name.Replace("global::", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_class_named_like_a_member_is_reported(string layers, string name)
    {
        var program = Program.Of($"{layers} partial class {name};");
        Assert.True(program.CompilerDiagnostics.Count == 0, string.Join("\n", program.CompilerDiagnostics));
        var diagnostic = Assert.Single(await program.Analyze());
        Assert.Equal(("KG1001", name), (diagnostic.Id, Program.TextAt(diagnostic)));
        Assert.Equal(
            $"'{name}' has the name of a member that [Network] generates, and a class cannot have a member with its own name; rename the class, for example to '{name}Net'",
            diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Empty(await Program.Of($"{layers} partial class {name}Net;").Analyze());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_member_of_a_generated_name_is_reported(string layers, string name)
    {
        foreach (var member in new[] { $"public int {name} {{ get; set; }}", $"public const int {name} = 1;", $"public class {name};", $"public struct {name}<T>;" })
        {
            var program = Program.Of($"{layers} partial class Net {{ {member} }}");
            Assert.True(program.CompilerDiagnostics.Count == 0, member + string.Join("\n", program.CompilerDiagnostics));
            var diagnostic = Assert.Single(await program.Analyze());
            Assert.Equal(("KG1001", name), (diagnostic.Id, Program.TextAt(diagnostic)));
            Assert.Equal(
                $"'Net' declares '{name}', and [Network] generates '{name}'; rename yours", diagnostic.GetMessage(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Attributes, wrong members of the class, the text under the squiggle, the message, correct members.</summary>
    public static TheoryData<string, string, string, string, string> Members => new()
    {
        { Layers, "public void Commit() { }", "Commit", "generates 'Commit' with the same parameters", "public void Commit(int times) { }" },
        { Layers, "public void Commit() { }", "Commit", "generates 'Commit' with the same parameters", "public void Commit<T>() { }" },
        { Layers, "int Predict(float[] x) => 1; int Predict(" + Floats + " x) => 1;", "Predict", "'Predict' with the same", "int Predict(float[] x) => 1;" },
        { Layers, "void Initialize(int seed) { }", "Initialize", "'Initialize' with the same parameters", "void Initialize(in int seed) { }" },
        { Layers, "public void InputLength() { }", "InputLength", "declares 'InputLength', and", "public void InputLengths() { }" },
        { Layers, "public event System.Action? Save { add { } remove { } }", "Save", "generates 'Save'; rename", "public event System.Action? Saved { add { } remove { } }" },
        { Layers, "public int get_Parameters() => 1;", "get_Parameters", "declares 'get_Parameters', and [Network] generates 'Parameters'", "public int get_Parameters(int x) => x;" },
        { Layers, "void set_Parameters(KernelGen.NetworkParameters x) { }", "set_Parameters", "generates 'Parameters'", "void set_Parameters(int x) { }" },
        { Trained, "void Backward(" + Floats + " x, System.Span<float> y, System.Threading.Tasks.ParallelOptions z) { }", "Backward", "'Backward' with the same", "void Backward(" + Floats + " x) { }" },
        { Trained, "int KernelGen.ITrainable.InputLength => 1;", "InputLength", "declares 'KernelGen.ITrainable.InputLength'", "int InputLengths => 1;" },
        { Trained, "int global::KernelGen.ITrainable.InputLength => 1;", "InputLength", "declares 'KernelGen.ITrainable.InputLength'", "int InputLengths => 1;" },
        { Trained, "public void ZeroGradients() { }", "ZeroGradients", "'ZeroGradients' with the same", "void KernelGen.ITrainable.ZeroGradients() { }" },
    };

    [Theory]
    [MemberData(nameof(Members))]
    public async Task Members_share_a_name_only_where_both_are_methods_of_different_parameters(
        string layers, string wrong, string place, string words, string correct)
    {
        var program = Program.Of($"{layers} partial class Net {{ {wrong} }}");
        Assert.True(program.CompilerDiagnostics.Count == 0, string.Join("\n", program.CompilerDiagnostics));
        var diagnostic = Assert.Single(await program.Analyze());
        Assert.Equal(("KG1001", place), (diagnostic.Id, Program.TextAt(diagnostic)));
        Assert.Contains(words, diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        // of two overloads, the one that is one too many
        var start = $"{layers} partial class Net {{ ".Length;
        Assert.Equal(wrong.LastIndexOf(place, StringComparison.Ordinal), diagnostic.Location.SourceSpan.Start - start);

        var neighbor = Program.Of($"{layers} partial class Net {{ {correct} }}");
        Assert.True(neighbor.CompilerDiagnostics.Count == 0, string.Join("\n", neighbor.CompilerDiagnostics));
        Assert.Empty(await neighbor.Analyze());
    }

    [Theory]
    [InlineData(Trained + " partial class Net<Backward>;", "Backward", Trained + " partial class Net<T>;")]
    [InlineData(Layers + " partial class Net { public class Part { public int Commit = 1; } } partial class Net { public int Commit = 1; }", "Commit", Layers + " partial class Net { public class Part { public int Commit = 1; } }")]
    [InlineData("partial class Net { public int Clone = 1; } " + Layers + " partial class Net { public int Load = 1; }", "Clone Load", Layers + " partial class Net { public int Backward = 1; }")]
    public async Task Every_conflicting_name_is_reported_at_its_place(string wrong, string places, string correct)
    {
        var program = Program.Of(wrong);
        Assert.True(program.CompilerDiagnostics.Count == 0, string.Join("\n", program.CompilerDiagnostics));
        Assert.Equal(places.Split(' ').Select(place => ("KG1001", place)), (await program.Analyze()).Select(found => (found.Id, Program.TextAt(found))));
        var neighbor = Program.Of(correct);
        Assert.True(neighbor.CompilerDiagnostics.Count == 0, string.Join("\n", neighbor.CompilerDiagnostics));
        Assert.Empty(await neighbor.Analyze());
    }

    /// <summary>What is inherited is hidden without a word, but nothing hides what must be overridden: the compiler misses that override.</summary>
    [Theory]
    [InlineData("abstract class Base { public abstract void Commit(); }", "'Net' inherits the abstract 'Commit' of 'Base', and [Network] generates 'Commit' with the same parameters, which does not override it; rename it in 'Base'")]
    [InlineData("abstract class Base { public abstract int Clone { get; } }", "'Net' inherits the abstract 'Clone' of 'Base', and [Network] generates 'Clone', which does not override it; rename it in 'Base'")]
    [InlineData("abstract class Root { public abstract void Commit(); } abstract class Base : Root;", "of 'Root'")]
    public async Task An_abstract_member_that_is_inherited_is_reported(string parent, string words)
    {
        var program = Program.Of($"{parent} {Layers} partial class Net : Base;");
        var diagnostic = Assert.Single(await program.Analyze());
        Assert.Equal(("KG1001", "Net"), (diagnostic.Id, Program.TextAt(diagnostic)));
        Assert.Contains(words, diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.All(program.CompilerDiagnostics, found => Assert.Equal(("CS0534", "Net"), (found.Id, Program.TextAt(found))));
    }

    [Theory]
    [InlineData("class Base { public virtual void Commit() { } public int Clone = 1; public void MemberwiseClone(int x) { } }")]
    [InlineData("abstract class Root { public abstract void Commit(); } class Base : Root { public override void Commit() { } }")]
    [InlineData("abstract class Root { public abstract void Commit(); } class Base : Root { public sealed override void Commit() { } }")]
    [InlineData("interface Base { void Commit(); int Predict(System.ReadOnlySpan<float> input); }")]
    public async Task What_else_is_inherited_is_hidden(string parent)
    {
        var program = Program.Of($"{parent} {Layers} partial class Net : Base {{ private new void MemberwiseClone() {{ }} }}");
        Assert.True(program.CompilerDiagnostics.Count == 0, string.Join("\n", program.CompilerDiagnostics));
        Assert.Empty(await program.Analyze());
    }

    [Theory]
    [InlineData("class Base(int x) { public int X => x; }", "derives from 'Base', which has no parameterless constructor to call", "class Base(int x = 1) { public int X => x; }")]
    [InlineData("class Base { private Base() { } public Base(string s) { } }", "derives from 'Base'", "class Base { protected Base() { } public Base(string s) { } }")]
    public async Task The_generated_constructor_needs_one_of_the_base_class(string parent, string words, string correct)
    {
        const string Own = "partial class Net : Base { public Net(string s) : base(s.Length) { } }";
        var own = parent.Contains("string", StringComparison.Ordinal) ? Own.Replace("s.Length", "s", StringComparison.Ordinal) : Own;
        var program = Program.Of($"{parent} {Layers} {own}");
        Assert.True(program.CompilerDiagnostics.Count == 0, string.Join("\n", program.CompilerDiagnostics));
        var diagnostic = Assert.Single(await program.Analyze());
        Assert.Equal(("KG1001", "Net"), (diagnostic.Id, Program.TextAt(diagnostic)));
        Assert.Contains(words, diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var neighbor = Program.Of($"{correct} {Layers} {own}");
        Assert.True(neighbor.CompilerDiagnostics.Count == 0, string.Join("\n", neighbor.CompilerDiagnostics));
        Assert.Empty(await neighbor.Analyze());
    }

    [Fact]
    public async Task A_class_of_explicit_layout_is_refused()
    {
        const string Sequential = "[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential)]";
        var program = Program.Of($"{Sequential.Replace("Sequential", "Explicit", StringComparison.Ordinal)} {Layers} partial class Net;");
        Assert.True(program.CompilerDiagnostics.Count == 0, string.Join("\n", program.CompilerDiagnostics));
        var diagnostic = Assert.Single(await program.Analyze());
        Assert.Equal(("KG1001", "Net"), (diagnostic.Id, Program.TextAt(diagnostic)));
        Assert.Contains("'Net' has an explicit layout", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Empty(await Program.Of($"{Sequential} {Layers} partial class Net;").Analyze());
    }
}
