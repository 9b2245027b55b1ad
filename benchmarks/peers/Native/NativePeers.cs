using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;

namespace KernelGen.Peers;

/// <summary>The libraries whose shims have been built. Each peer is a shim, a class, and a line here.</summary>
internal static class NativePeers
{
    private static readonly (string Name, string Package, string Shim, Func<nint, string, IPeer> Open)[] Known =
    [
        ("OpenCV", "libopencv-dev", "opencv.so", static (library, _) => new OpenCv(library)),
        ("Halide", "libhalide14-0-dev", "halide.so",
            static (library, directory) => new Halide(library, Path.Combine(directory, "pipelines.txt"))),
    ];

    /// <summary>The installed libraries, and for each missing one a sentence about how to install it.</summary>
    public static (List<IPeer> Present, List<string> Absent) Load(string directory)
    {
        var (present, absent) = (new List<IPeer>(), new List<string>());
        foreach (var (name, package, shim, open) in Known)
            if (NativeLibrary.TryLoad(Path.Combine(directory, shim), out var library)) present.Add(open(library, directory));
            else absent.Add($"{name} is not here: install `{package}` and a C++ compiler, and start with `benchmarks/peers/run`.");
        return (present, absent);
    }
}
