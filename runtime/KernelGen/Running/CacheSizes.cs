using System;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.Running;

/// <summary>The greater caches of a machine, as the processor describes them.</summary>
/// <param name="Level2">Bytes of a core's second-level cache; 0: there is none.</param>
/// <param name="Level3">Bytes of the third-level cache that a core reaches; 0: there is none.</param>
internal readonly record struct CacheSizes(long Level2, long Level3)
{
    // leaves of CPUID
    private const int IntelCaches = 4;
    private const int LastExtended = unchecked((int)0x80000000);
    private const int AmdCaches = unchecked((int)0x8000001D);

    private const int MostCaches = 16;
    private const int InstructionCache = 2;
    private const long LeastStreamed = 12 << 20;

    /// <summary>What a machine is taken for that does not say.</summary>
    public static CacheSizes Unknown { get; } = new(1 << 20, 32 << 20);

    /// <summary>Those of this machine. They are read once.</summary>
    public static CacheSizes OfMachine { get; } = X86Base.IsSupported ? Decode(X86Base.CpuId) : Unknown;

    /// <summary>Source and destination of more bytes do not stay in a cache that others use too: stores should bypass it.</summary>
    public long StreamFrom => Math.Max(LeastStreamed, LastLevel / 6);

    /// <summary>Source and destination of more bytes come from memory, and go there.</summary>
    public long FarFrom => 2 * StreamFrom;

    private long LastLevel => Math.Max(Level2, Level3);

    /// <summary>Reads the sizes of the caches from what the processor's CPUID instruction answers.</summary>
    /// <param name="cpuId">The registers (EAX, EBX, ECX, EDX) for a leaf and a subleaf.</param>
    /// <returns><see cref="Unknown"/> where it describes no caches, or some that no machine has, as virtual machines do.</returns>
    public static CacheSizes Decode(Func<int, int, (int Eax, int Ebx, int Ecx, int Edx)> cpuId)
    {
        var sizes = cpuId(0, 0).Eax >= IntelCaches ? Read(cpuId, IntelCaches) : default;
        if (sizes is (0, 0) && (uint)cpuId(LastExtended, 0).Eax >= unchecked((uint)AmdCaches)) sizes = Read(cpuId, AmdCaches);
        return sizes.ArePlausible ? sizes : Unknown;
    }

    private bool ArePlausible => Level2 is >= 64 << 10 and <= 256 << 20 && (Level3 == 0 || (Level3 >= Level2 / 2 && Level3 <= 4L << 30));

    /// <summary>One cache in each subleaf, in the same form on all processors; the last one is followed by one of no kind.</summary>
    private static CacheSizes Read(Func<int, int, (int Eax, int Ebx, int Ecx, int Edx)> cpuId, int leaf)
    {
        var sizes = default(CacheSizes);
        for (var index = 0; index < MostCaches; index++)
        {
            var (eax, ebx, ecx, _) = cpuId(leaf, index);
            var kind = eax & 0x1F;
            if (kind == 0) break;
            if (kind == InstructionCache) continue;
            // ways, partitions and bytes of a line, each less one, times the sets
            var line = (long)((ebx >>> 22) + 1) * ((ebx >>> 12 & 0x3FF) + 1) * ((ebx & 0xFFF) + 1);
            var bytes = (long)Math.Min((double)line * ((uint)ecx + 1d), long.MaxValue / 2);
            sizes = (eax >>> 5 & 7) switch
            {
                2 => sizes with { Level2 = bytes },
                3 => sizes with { Level3 = bytes },
                _ => sizes,
            };
        }
        return sizes;
    }
}
