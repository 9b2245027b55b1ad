using System;
using System.Runtime.InteropServices;

namespace KernelGen.Peers;

/// <summary>An image without gaps for the shims; the layout is that of <c>Picture</c> in Shims/picture.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct NativePicture
{
    private static readonly string[] Types = ["u8", "i16", "u16", "f32", "f64"];

    private readonly nint data;
    private readonly int type;
    private readonly int channels;
    private readonly int width;
    private readonly int height;

    private NativePicture(nint data, Pixels pixels, int channels, int width, int height)
    {
        type = Array.IndexOf(Types, pixels.Name);
        (this.data, this.channels, this.width, this.height) = (data, channels, width, height);
    }

    public static NativePicture Source(Case kernel, Canvas canvas) =>
        new(canvas.SourceAddress, kernel.Source, canvas.Channels, canvas.Width, canvas.Height);

    public static NativePicture Destination(Case kernel, Canvas canvas) =>
        new(canvas.DestinationAddress, kernel.Destination, canvas.Channels, canvas.OutputWidth, canvas.OutputHeight);
}
