using TorchSharp;
using static TorchSharp.torch;

namespace KernelGen.Peers.Start;

/// <summary>Reads a digit with TorchSharp.</summary>
internal static class Subject
{
    public static void Compute(byte[] picture, byte[] result)
    {
        using var mode = inference_mode();
        using var network = nn.Sequential(
            nn.Conv2d(1, 8, 5, padding: 2), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(8, 16, 5, padding: 2), nn.ReLU(), nn.MaxPool2d(3),
            nn.Flatten(), nn.Linear(256, 10));
        _ = network.forward(zeros(1, 1, 28, 28)).data<float>().ToArray();
    }
}
