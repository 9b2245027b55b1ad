using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using KernelGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KernelGen.Generator.Tests.Emission;

/// <summary>A project may switch analyzers off: then the exception is the first that tells why a declaration was refused, and tells all.</summary>
public sealed class RefusalTests
{
    private const string Spans = "(System.ReadOnlySpan<byte> source, System.Span<byte> destination, int width, int height);";
    private const string Layer = "(System.ReadOnlySpan<float> input, System.ReadOnlySpan<float> weight, System.ReadOnlySpan<float> bias, System.Span<float> output);";

    [Theory]
    [InlineData("[Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1)] public static partial void Sharpen" + Spans, "Sharpen", 1)]
    [InlineData("[Kernel3x3(0, -1, double.NaN, Divisor = 0, Stride = 0, Channels = 9)] public static partial void @void" + Spans, "void", 5)]
    [InlineData("[BoxKernel(3, 3)] [BoxKernel(5, 5)] public static partial void Zweimal\u00DC" + Spans, "ZweimalÜ", 1)]
    [InlineData("[BoxKernel(3, 3)] public static partial void NoPictures(int x);", "NoPictures", 1)]
    [InlineData("[Layer(1, 8, 8), Conv2D(2, 30), ReLU, ReLU] public static partial void Fused" + Layer, "Fused", 1)]
    [InlineData("[Layer(1, 8, 8), Conv2D(2, 3, Groups = 0, Stride = -1, Name = \"a \\\"b\\\\\\n\")] public static partial void Fused" + Layer, "Fused", 3)]
    public async Task A_refused_method_throws_all_that_the_analyzer_says(string member, string name, int errors)
    {
        var program = Program.Of(Program.Class(member));
        var thrown = await Refusal(program, errors, assembly => Call(assembly.GetType("Demo.Filters")!.GetMethod(name)!));
        Assert.StartsWith($"'Filters.{name}' was not generated:", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Network(1, 28, 28), Conv2D(8, 5), Linear(10)] public partial class Net;", 1)]
    [InlineData("[Network(1, 28, 28, Scale = double.NaN), Conv2D(0, 5, Stride = 0), Conv2D(8, 5, Name = \"x\\\"\\t{0}\")] public partial class Net { public int Load; }", 4)]
    [InlineData("[Network(1, 28, 28, Trainable = true), Conv2D(8, 50)] public partial class Net;", 1)]
    public async Task A_refused_network_throws_all_that_the_analyzer_says(string type, int errors)
    {
        var program = Program.Of("namespace Demo; using KernelGen; " + type);
        var thrown = await Refusal(program, errors, assembly => Activator.CreateInstance(assembly.GetType("Demo.Net")!));
        Assert.StartsWith("'Net' was not generated:", thrown.Message, StringComparison.Ordinal);
    }

    /// <summary>Other members throw the same as the constructor.</summary>
    [Fact]
    public async Task Every_member_of_a_refused_network_throws_the_same()
    {
        var program = Program.Of("namespace Demo; using KernelGen; [Network(1, 28, 28), Linear(10)] public partial class Net { public Net(int x) { } }");
        foreach (var name in new[] { "Commit", "Clone", "get_Parameters" })
            await Refusal(program, 1, assembly =>
                assembly.GetType("Demo.Net")!.GetMethod(name)!.Invoke(Activator.CreateInstance(assembly.GetType("Demo.Net")!, 1), null));
    }

    private static async Task<NotSupportedException> Refusal(Program program, int errors, Action<Assembly> run)
    {
        using var image = new MemoryStream();
        Assert.True(program.After.Emit(image).Success, string.Join("\n", program.CompilerDiagnostics));
        var messages = (await program.Analyze()).Where(found => found.Severity == DiagnosticSeverity.Error)
            .Select(found => $"{found.Id}: {found.GetMessage(CultureInfo.InvariantCulture)}").ToArray();
        Assert.True(messages.Length >= errors, string.Join("\n", messages));
        var thrown = Assert.Throws<TargetInvocationException>(() => run(Assembly.Load(image.ToArray()))).InnerException;
        var refusal = Assert.IsType<NotSupportedException>(thrown);
        Assert.All(messages, message => Assert.Contains("\n" + message, refusal.Message, StringComparison.Ordinal));
        return refusal;
    }

    /// <summary>Calls a static method with default arguments: reflection cannot pass spans.</summary>
    private static void Call(MethodInfo method)
    {
        var caller = new System.Reflection.Emit.DynamicMethod("Caller", null, null, method.Module, skipVisibility: true);
        var code = caller.GetILGenerator();
        foreach (var parameter in method.GetParameters())
        {
            var local = code.DeclareLocal(parameter.ParameterType);
            code.Emit(System.Reflection.Emit.OpCodes.Ldloc, local);
        }
        code.Emit(System.Reflection.Emit.OpCodes.Call, method);
        code.Emit(System.Reflection.Emit.OpCodes.Ret);
        caller.Invoke(null, null);
    }
}
