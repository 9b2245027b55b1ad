namespace KernelGen.Peers.Start;

/// <summary>Nothing: what others are compared with.</summary>
internal static class Subject
{
    public static void Compute(byte[] picture, byte[] result)
    {
    }
}
