namespace KernelGen.Generator.Writing;

/// <summary>The attributes that tell the JIT how to compile a method: constants of the runtime, as many methods have them.</summary>
internal static class CompiledMark
{
    /// <summary>On a method that is a part of its callers.</summary>
    public const string Inlined = "[MethodImpl(Compiled.Inlined)]";

    /// <summary>On a method of its own that is optimized at once.</summary>
    public const string Hot = "[MethodImpl(Compiled.Hot)]";
}
