using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.CompilerServices;

// One class per vector width, and one for scalars. Each file of this folder adds one operation to all of them.

/// <summary>Operations on 512-bit vectors for which .NET has no portable name. They need <see cref="IsSupported"/>.</summary>
/// <remarks>Nothing is checked: every index must lie in the row, the whole vector included.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Lanes512
{
    /// <summary>Whether this machine runs 512-bit vectors at full speed and has all instructions that the words use.</summary>
    public static bool IsSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.IsHardwareAccelerated && Avx512BW.IsSupported && Avx512DQ.IsSupported;
    }
}

/// <summary>Operations on 256-bit vectors for which .NET has no portable name.</summary>
/// <remarks>Nothing is checked: every index must lie in the row, the whole vector included.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Lanes256
{
    /// <summary>Whether this machine has such vectors.</summary>
    public static bool IsSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.IsHardwareAccelerated;
    }

    /// <summary>Whether there are thirty-two registers of 256 bits instead of sixteen.</summary>
    public static bool HasManyRegisters
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.IsHardwareAccelerated && Avx512F.VL.IsSupported;
    }
}

/// <summary>Operations on 128-bit vectors for which .NET has no portable name.</summary>
/// <remarks>Nothing is checked: every index must lie in the row, the whole vector included.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Lanes128
{
    /// <summary>Whether this machine has such vectors.</summary>
    public static bool IsSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.IsHardwareAccelerated;
    }
}

/// <summary>The same operations on one element: for machines without vectors, and for sums that no vector lane can hold.</summary>
/// <remarks>Nothing is checked: every index must lie in the row.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class LanesScalar;
