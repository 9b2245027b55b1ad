using System;

namespace KernelGen.CompilerServices;

/// <summary>Code that hot reload has changed under objects made before: their memory has the old sizes, and the new code must not run in it.</summary>
internal static class ReloadedCode
{
    public static InvalidOperationException Exception() => new(
        "This network was changed while the program ran (hot reload). The object was made before and has memory of the old sizes: make a new one.");
}
