using System;
using System.Collections.Generic;

namespace KernelGen.Peers;

/// <summary>The libraries that are compared. Each is a package, a class, and a line here.</summary>
internal static class LibraryList
{
    private static readonly (string Name, Func<IPeer> Open)[] Known =
    [
        ("OpenCV", static () => new OpenCv()),
        ("NetVips", static () => new Vips()),
        ("SkiaSharp", static () => new Skia()),
        ("ImageSharp", static () => new ImageSharp()),
        ("Magick.NET", static () => new Magick()),
        ("TensorPrimitives", static () => new Tensors()),
        ("NWaves", static () => new Waves()),
        ("TorchSharp", static () => new Torch()),
    ];

    private static readonly (string Name, Func<INetworkPeer> Open)[] KnownForNetworks =
    [
        ("ONNX Runtime", static () => new OnnxRuntime()),
        ("TorchSharp", static () => new Torch()),
    ];

    /// <summary>The libraries of filters that load here, and for each other one a sentence that says why not.</summary>
    public static (List<IPeer> Present, List<string> Absent) Load() => Load(Known);

    /// <summary>The same of networks.</summary>
    public static (List<INetworkPeer> Present, List<string> Absent) LoadForNetworks() => Load(KnownForNetworks);

    private static (List<T> Present, List<string> Absent) Load<T>((string Name, Func<T> Open)[] known)
    {
        var (present, absent) = (new List<T>(), new List<string>());
        foreach (var (name, open) in known)
            try
            {
                present.Add(open());
            }
            catch (Exception exception) when (exception is TypeInitializationException or DllNotFoundException)
            {
                absent.Add($"{name} does not load here: {exception.GetBaseException().Message.Split('\n')[0].Trim()}");
            }
        return (present, absent);
    }
}
