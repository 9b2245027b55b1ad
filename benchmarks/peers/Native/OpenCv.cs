using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;

namespace KernelGen.Peers;

/// <summary>OpenCV on one thread, through its shim.</summary>
internal sealed unsafe class OpenCv : IPeer
{
    private readonly delegate* unmanaged<NativePicture*, NativePicture*, Request*, int> apply;

    public OpenCv(nint library)
    {
        apply = (delegate* unmanaged<NativePicture*, NativePicture*, Request*, int>)NativeLibrary.GetExport(library, "opencv_apply");
        var version = (delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "opencv_version");
        Description = $"OpenCV {Marshal.PtrToStringUTF8(version())}, one thread";
    }

    public string Description { get; }

    public IEnumerable<Contestant> Enter(Case kernel, Canvas canvas)
    {
        var window = kernel.Window;
        if (window.Options.Border == BorderMode.Wrap || window.Options.PreserveAlpha) return [];   // not supported by OpenCV
        if (canvas.Width % window.Options.Stride + canvas.Height % window.Options.Stride != 0) return [];   // its resize would select other pixels
        var taps = window.Taps.Select(tap => tap / window.Divisor).ToArray();
        return Enum.GetValues<OpenCvFunction>().Where(function => function != OpenCvFunction.None && kernel.OpenCv.HasFlag(function))
            .Select(function => new Contestant(Family.OpenCv, function.ToString(), canvas => Apply(kernel, function, taps, canvas)));
    }

    private void Apply(Case kernel, OpenCvFunction function, double[] taps, Canvas canvas)
    {
        var (source, destination) = (NativePicture.Source(kernel, canvas), NativePicture.Destination(kernel, canvas));
        fixed (double* first = taps)
        {
            var request = new Request
            {
                Function = (int)function,
                Border = (int)kernel.Window.Options.Border,
                Rows = kernel.Window.Rows,
                Columns = kernel.Window.Columns,
                Taps = first,
                Sigma = kernel.Window.Sigma,
            };
            if (apply(&source, &destination, &request) != 0) throw new InvalidOperationException($"OpenCV failed for '{kernel.Name}'.");
        }
    }

    /// <summary>What to compute; the layout is that of <c>Request</c> in Shims/opencv.cpp.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Request
    {
        public int Function;
        public int Border;
        public int Rows;
        public int Columns;
        public double* Taps;
        public double Sigma;
    }
}
