namespace KernelGen.Generator.Machine;

/// <summary>Sizes of C# number types.</summary>
internal static class Element
{
    public static int Bytes(string name) => name switch
    {
        "byte" => 1,
        "short" or "ushort" => 2,
        "double" => 8,
        _ => 4,
    };
}
