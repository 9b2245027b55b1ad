namespace KernelGen.Peers;

/// <summary>What is not asked of a library, because it would take many seconds.</summary>
internal static class Patience
{
    private const long MostProducts = 410_000_000;      // of a tap and a pixel: 7x7 taps at 3840x2160

    /// <summary>Whether a library may multiply every pixel by every tap. If not, it is asked for the kernel as a product.</summary>
    public static bool Lasts(Window window, Canvas canvas) => (long)window.Taps.Length * canvas.SourceLength <= MostProducts;
}
