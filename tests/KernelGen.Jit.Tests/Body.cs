using System.Collections.Generic;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.Jit.Tests;

/// <summary>One of the bodies of an emitted kernel, and the switch of the runtime under which it is the one that runs.</summary>
/// <param name="Name">The emitted method.</param>
/// <param name="Switch">The environment variable.</param>
/// <param name="Value">What it is set to.</param>
internal sealed record Body(string Name, string Switch, string Value)
{
    /// <summary>The bodies that this machine can run, widest first.</summary>
    public static IReadOnlyList<Body> All { get; } =
    [
        .. Where(Avx512BW.IsSupported && Avx512DQ.IsSupported, new("Run512", "DOTNET_PreferredVectorBitWidth", "512")),
        .. Where(Avx2.IsSupported, new("Run256", "DOTNET_EnableAVX512", "0")),
        new("Run128", "DOTNET_EnableAVX2", "0"),
        new("RunScalar", "DOTNET_EnableHWIntrinsic", "0"),
    ];

    private static Body[] Where(bool isSupported, Body body) => isSupported ? [body] : [];
}
