using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using KernelGen;
using KernelGen.CompilerServices;

namespace KernelBank.Bank;

/// <summary>Finds the declared kernels and reads their attributes.</summary>
internal static class Catalog
{
    /// <summary>The names of the bank, in the order of their declaration.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Declarations(BorderMode.Replicate).Select(static it => it.Shown.Name).Distinct()];

    /// <summary>The kernels for images with samples of type <typeparamref name="T"/> and a number of channels.</summary>
    /// <param name="border">The border mode.</param>
    /// <param name="channels">Channels of the image; a kernel that is not declared for this number of channels runs on luma.</param>
    /// <param name="names">The names of the kernels, in the order of the bank.</param>
    public static IReadOnlyList<BankEntry<T>> Find<T>(BorderMode border, int channels, IReadOnlyCollection<string> names)
        where T : unmanaged =>
    [
        .. Declarations(border)
            .Where(it => names.Contains(it.Shown.Name) && it.Method.GetParameters()[0].ParameterType == typeof(ReadOnlySpan<T>))
            .GroupBy(static it => it.Shown.Name)
            .Select(variants => Entry<T>(variants.MaxBy(it => Fit(it.Kernel.Channels, channels)))),
    ];

    private static int Fit(int kernelChannels, int channels) => kernelChannels == channels ? 2 : kernelChannels == 1 ? 1 : 0;

    private static BankEntry<T> Entry<T>((MethodInfo Method, ShownAttribute Shown, ConvolutionAttribute Kernel) it)
        where T : unmanaged
    {
        var definition = Definition.Of(it.Kernel);
        return new BankEntry<T>(
            it.Shown.Name, it.Shown.About, it.Method.GetCustomAttribute<KernelPlanAttribute>()?.Plan ?? "not stated",
            definition.Text, it.Kernel.Channels, it.Method.CreateDelegate<Filter<T>>(), definition.Kernel, definition.Taps);
    }

    // Metadata tokens are in the order of declaration.
    private static IEnumerable<(MethodInfo Method, ShownAttribute Shown, ConvolutionAttribute Kernel)> Declarations(BorderMode border) =>
        from method in Bank(border).GetMethods().OrderBy(static method => method.MetadataToken)
        let shown = method.GetCustomAttribute<ShownAttribute>()
        where shown is not null
        select (method, shown, method.GetCustomAttributes<ConvolutionAttribute>().Single());

    private static Type Bank(BorderMode border) => border switch
    {
        BorderMode.Constant => typeof(ConstantKernels),
        BorderMode.Reflect => typeof(ReflectKernels),
        BorderMode.Reflect101 => typeof(Reflect101Kernels),
        BorderMode.Wrap => typeof(WrapKernels),
        _ => typeof(ReplicateKernels),
    };
}
