namespace KernelGen.Aot;

/// <summary>Prints hashes of outputs, the same however the program was compiled; with the argument «time» a sharpening's cost.</summary>
internal static class Program
{
    private static void Main(string[] arguments)
    {
        if (arguments is ["time"]) Timing.Print();
        else Outputs.Print();
    }
}
