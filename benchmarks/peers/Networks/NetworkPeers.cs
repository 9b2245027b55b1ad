using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;

namespace KernelGen.Peers;

/// <summary>The installed libraries that compute networks.</summary>
internal static class NetworkPeers
{
    private const string Shim = "onednn.so";
    private const string Script = "torch_peer.py";

    /// <summary>The installed libraries, and for each missing one a sentence about how to install it.</summary>
    public static (List<INetworkPeer> Present, List<string> Absent) Load(string directory)
    {
        var (present, absent) = (new List<INetworkPeer>(), new List<string>());
        if (NativeLibrary.TryLoad(Path.Combine(directory, Shim), out var library)) present.Add(new OneDnn(library));
        else absent.Add("oneDNN is not here: install `libdnnl-dev` and a C++ compiler, and start with `benchmarks/peers/run`.");
        if (PyTorch.Start(Path.Combine(directory, Script)) is { } torch) present.Add(torch);
        else absent.Add("PyTorch is not here: install `python3-torch`, and start with `benchmarks/peers/run`.");
        return (present, absent);
    }
}
