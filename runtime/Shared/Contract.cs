namespace KernelGen.Shared;

/// <summary>
/// The version of the contract between generated code and the runtime: the members of <c>KernelGen.CompilerServices</c> that generated
/// code names, and what they mean. The runtime states its version in its metadata; the generator compares it with its own.
/// </summary>
/// <remarks>
/// A change after which code that was generated before no longer compiles, or computes something else, raises the version; so does a
/// new member that generated code needs.
/// </remarks>
internal static class Contract
{
    /// <summary>The key of the runtime's <c>AssemblyMetadataAttribute</c>.</summary>
    public const string Key = "KernelGen.Contract";

    /// <summary>The version.</summary>
    public const string Version = "4";
}
