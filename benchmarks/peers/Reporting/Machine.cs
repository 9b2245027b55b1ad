using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.Peers;

/// <summary>The machine on which the figures were measured.</summary>
internal static class Machine
{
    public static string Processor
    {
        get
        {
            const string list = "/proc/cpuinfo", key = "model name";
            var lines = File.Exists(list) ? File.ReadLines(list) : [];
            var line = lines.FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal));
            return line?[(line.IndexOf(':') + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
        }
    }

    public static string InstructionSets
    {
        get
        {
            (string Name, bool IsSupported)[] known =
            [
                ("AVX2", Avx2.IsSupported),
                ("FMA", Fma.IsSupported),
                ("AVX-512 F/BW", Avx512BW.IsSupported),
                ("AVX-512 VBMI", Avx512Vbmi.IsSupported),
            ];
            var sets = known.Where(set => set.IsSupported).Select(set => set.Name).Append($"vectors of {Bits} bits");
            return string.Join(", ", sets);
        }
    }

    public static string Framework => RuntimeInformation.FrameworkDescription;

    /// <summary>Bits of the widest vectors that are used.</summary>
    public static int Bits =>
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 64;
}
