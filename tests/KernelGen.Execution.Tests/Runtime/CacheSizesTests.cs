using System;
using System.Collections.Generic;
using KernelGen.Running;
using Xunit;

namespace KernelGen.Execution.Tests.Runtime;

/// <summary>Sizes of caches, read from what processors answer to CPUID.</summary>
public sealed class CacheSizesTests
{
    private const int Ki = 1 << 10, Mi = 1 << 20;
    private const int Intel = 4, Amd = unchecked((int)0x8000001D);

    /// <summary>A Xeon of 2 MiB a core and 60 MiB for all: first the two caches of the first level, of which one holds instructions.</summary>
    private static readonly (uint Eax, uint Ebx, uint Ecx)[] Xeon =
        [(0xFC004121, 0x02C0003F, 0x3F), (0xFC004122, 0x01C0003F, 0x3F), (0xFC01C143, 0x03C0003F, 0x7FF), (0xFC1FC163, 0x0380003F, 0xFFFF)];

    /// <summary>A Zen 4: 1 MiB a core, 32 MiB for eight.</summary>
    private static readonly (uint Eax, uint Ebx, uint Ecx)[] Zen =
        [(0x00004121, 0x01C0003F, 0x3F), (0x00004122, 0x01C0003F, 0x3F), (0x00004143, 0x01C0003F, 0x7FF), (0x0001C163, 0x03C0003F, 0x7FFF)];

    [Fact]
    public void An_Intel_processor_describes_its_caches_in_leaf_4() =>
        Assert.Equal(new CacheSizes(2 * Mi, 60L * Mi), CacheSizes.Decode(Processor(lastLeaf: 0x20, lastExtended: 0x80000008, Intel, Xeon)));

    [Fact]
    public void An_AMD_processor_describes_them_in_an_extended_leaf() =>
        Assert.Equal(new CacheSizes(Mi, 32L * Mi), CacheSizes.Decode(Processor(lastLeaf: 0x10, lastExtended: 0x80000028, Amd, Zen)));

    [Fact]
    public void Without_a_third_level_the_second_is_the_last()
    {
        var sizes = CacheSizes.Decode(Processor(0x20, 0x80000008, Intel, Xeon[..3]));
        Assert.Equal(new CacheSizes(2 * Mi, 0), sizes);
        Assert.Equal(12L * Mi, sizes.StreamFrom);
    }

    [Fact]
    public void A_processor_that_describes_nothing_has_common_sizes()
    {
        Assert.Equal(CacheSizes.Unknown, CacheSizes.Decode(Processor(0x20, 0x80000028, Intel, [])));
        Assert.Equal(CacheSizes.Unknown, CacheSizes.Decode(Processor(lastLeaf: 2, 0x80000008, Intel, Xeon)));
        Assert.Equal(CacheSizes.Unknown, CacheSizes.Decode(Processor(0x10, lastExtended: 0x80000008, Amd, Zen)));
    }

    [Fact]
    public void Sizes_that_no_machine_has_are_not_believed()
    {
        Assert.Equal(CacheSizes.Unknown, CacheSizes.Decode(Processor(0x20, 0, Intel, [Xeon[2] with { Ecx = 0 }, Xeon[3]])));
        Assert.Equal(CacheSizes.Unknown, CacheSizes.Decode(Processor(0x20, 0, Intel, [Xeon[2], Xeon[3] with { Ebx = uint.MaxValue, Ecx = uint.MaxValue }])));
        Assert.Equal(CacheSizes.Unknown, CacheSizes.Decode(Processor(0x20, 0, Intel, [Xeon[2], Xeon[3] with { Ecx = 15 }])));
    }

    [Fact]
    public void A_list_of_caches_without_an_end_is_left() =>
        Assert.Equal(new CacheSizes(2 * Mi, 0), CacheSizes.Decode((_, _) => ((int)Xeon[2].Eax, (int)Xeon[2].Ebx, (int)Xeon[2].Ecx, 0)));

    [Theory]
    [InlineData(32, 12)]
    [InlineData(72, 12)]
    [InlineData(300, 50)]
    public void Stores_bypass_the_cache_from_a_sixth_of_it_on(long cache, long from)
    {
        var sizes = new CacheSizes(512 * Ki, cache * Mi);
        Assert.Equal(from * Mi, sizes.StreamFrom);
        Assert.Equal(2 * from * Mi, sizes.FarFrom);
    }

    [Fact]
    public void This_machine_has_caches() => Assert.True(CacheSizes.OfMachine is { Level2: > 0, StreamFrom: >= 12 * Mi });

    private static Func<int, int, (int Eax, int Ebx, int Ecx, int Edx)> Processor(
        uint lastLeaf, uint lastExtended, int leaf, IReadOnlyList<(uint Eax, uint Ebx, uint Ecx)> caches) => (function, index) =>
    {
        if (function == 0) return ((int)lastLeaf, 0, 0, 0);
        if (function == unchecked((int)0x80000000)) return ((int)lastExtended, 0, 0, 0);
        if (function != leaf || index >= caches.Count) return default;
        var (eax, ebx, ecx) = caches[index];
        return unchecked(((int)eax, (int)ebx, (int)ecx, 0));
    };
}
