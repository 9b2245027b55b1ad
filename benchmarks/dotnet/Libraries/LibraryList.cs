using System;
using System.Collections.Generic;

namespace KernelGen.Peers;

/// <summary>The libraries that are compared. Each is a package, a class, and a line here.</summary>
internal static class LibraryList
{
    private static readonly (string Name, Func<IPeer> Open)[] Known =
    [
        ("OpenCV", static () => new OpenCv()),
        ("TensorPrimitives", static () => new Tensors()),
    ];

    /// <summary>The libraries that load here, and for each other one a sentence that says why not.</summary>
    public static (List<IPeer> Present, List<string> Absent) Load()
    {
        var (present, absent) = (new List<IPeer>(), new List<string>());
        foreach (var (name, open) in Known)
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
