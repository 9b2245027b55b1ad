using System.Runtime.InteropServices;
using OpenCvSharp;

namespace KernelGen.Peers.Start;

/// <summary>Sharpens with OpenCV.</summary>
internal static class Subject
{
    public static void Compute(byte[] picture, byte[] result)
    {
        using var source = Mat.FromPixelData(Program.Side, Program.Side, MatType.CV_8UC1, picture);
        using var taps = Mat.FromPixelData(3, 3, MatType.CV_32FC1, new float[] { 0, -1, 0, -1, 5, -1, 0, -1, 0 });
        using var sharpened = new Mat();
        Cv2.Filter2D(source, sharpened, -1, taps, null, 0, BorderTypes.Replicate);
        Marshal.Copy(sharpened.Data, result, 0, result.Length);
    }
}
