using KernelGen;

[assembly: System.CLSCompliant(true)]
[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Friend")]

var (source, destination) = (new byte[] { 1, 2, 3, 4 }, new byte[4]);
Strict.Filters.Box(source, destination, 2, 2);
Strict.Filters.Same(source, destination, 2, 2);
var net = new Strict.Reader { Name = "works" };
net.Initialize(1);
System.Console.WriteLine(net.Predict(new float[Strict.Reader.InputLength]) < Strict.Reader.OutputLength ? net.Name : "fails");

namespace Strict
{
    /// <summary>Kernels beside a partial property.</summary>
    public static partial class Filters
    {
        /// <summary>How many.</summary>
        public static partial int Count { get; }

        public static partial int Count => 2;

        /// <summary>A mean.</summary>
        [BoxKernel(3, 3)]
        public static partial void Box(System.ReadOnlySpan<byte> source, System.Span<byte> destination, int width, int height);

        /// <summary>A copy; arrays over a method are not compliant (CS3016).</summary>
        [Kernel3x3(0, 0, 0, 0, 1, 0, 0, 0, 0), System.CLSCompliant(false)]
        public static partial void Same(System.ReadOnlySpan<byte> source, System.Span<byte> destination, int width, int height);

        [BoxKernel(3, 3)]
        internal static partial void Deep(System.ReadOnlySpan<ushort> source, System.Span<ushort> destination, int width, int height);
    }

    /// <summary>A network with a partial property.</summary>
    [Network(1, 8, 8, Trainable = true), Conv2D(2, 3), ReLU, Flatten, Linear(3)]
    public sealed partial class Reader
    {
        /// <summary>Its name.</summary>
        public partial string Name { get; set; }

        public partial string Name { get => field ?? ""; set; }
    }

    /// <summary>Constraints of C# 13 stand in both halves; what is refused is the parameters alone.</summary>
    internal static partial class Newer
    {
#if REFUSED
        [BoxKernel(3, 3)]
        public static partial void Any<T>(T source, params System.Span<int> sizes) where T : allows ref struct;
#endif
    }
}
