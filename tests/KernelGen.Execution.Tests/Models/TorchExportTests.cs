using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using KernelGen.Execution.Tests.GeneratedNetworks;
using KernelGen.Execution.Tests.Harness;
using Xunit;
using Xunit.Abstractions;

namespace KernelGen.Execution.Tests.Models;

/// <summary>
/// An <c>nn.Sequential</c> of PyTorch and the same layers as attributes: the weights of one, loaded by the other, give its outputs.
/// </summary>
public sealed class TorchExportTests(ITestOutputHelper output)
{
    private const double Bound = 1e-5;      // of the greatest output

    /// <summary>The format by hand, names as <c>state_dict</c> gives them; random statistics, as a trained network would have.</summary>
    private const string Script = """
        import json, struct, sys, torch
        from torch import nn
        torch.manual_seed(5); torch.set_num_threads(1)
        def export(folder, shape, network):
            for layer in network:
                if isinstance(layer, nn.BatchNorm2d):
                    layer.running_mean.uniform_(-.5, .5); layer.running_var.uniform_(.5, 1.5)
                    nn.init.uniform_(layer.weight, .5, 1.5); nn.init.uniform_(layer.bias, -.5, .5)
            network.eval()
            header, data = {"__metadata__": {"format": "pt"}}, b""
            for name, tensor in network.state_dict().items():
                numbers = tensor.contiguous().numpy().tobytes()
                kind = "I64" if tensor.dtype == torch.int64 else "F32"
                header[name] = {"dtype": kind, "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(numbers)]}
                data += numbers
            text = json.dumps(header).encode()
            open(folder + ".safetensors", "wb").write(struct.pack("<Q", len(text)) + text + data)
            x = 2 * torch.rand(3, *shape) - 1
            x.numpy().tofile(folder + ".input")
            with torch.no_grad(): network(x).contiguous().numpy().tofile(folder + ".output")
        """;

    private static readonly (string Attributes, string Shape, string Layers)[] Networks =
    [
        ("[Network(1, 28, 28), Conv2D(8, 5, Padding = 2), ReLU, MaxPool2D(2), Conv2D(16, 5, Padding = 2), ReLU, MaxPool2D(3, DropRemainder = true), "
            + "Flatten, Linear(10)]", "1, 28, 28",
            "nn.Conv2d(1, 8, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 16, 5, padding=2), nn.ReLU(), nn.MaxPool2d(3), "
            + "nn.Flatten(), nn.Linear(256, 10)"),
        ("[Network(1, 32, 32), Conv2D(6, 5), Tanh, AvgPool2D(2), Conv2D(16, 5), Tanh, AvgPool2D(2), Flatten, Linear(120), Tanh, Linear(84), Tanh, "
            + "Linear(10), Softmax]", "1, 32, 32",
            "nn.Conv2d(1, 6, 5), nn.Tanh(), nn.AvgPool2d(2), nn.Conv2d(6, 16, 5), nn.Tanh(), nn.AvgPool2d(2), nn.Flatten(), nn.Linear(400, 120), "
            + "nn.Tanh(), nn.Linear(120, 84), nn.Tanh(), nn.Linear(84, 10), nn.Softmax(1)"),
        ("[Network(3, 20, 26), Conv2D(24, 3, Padding = 1, Bias = false), BatchNorm2D, SiLU, Conv2D(24, 3, Stride = 2, Padding = 1, Groups = 24), "
            + "BatchNorm2D, HardSwish, Conv2D(40, 1), GELU, Conv2D(32, 3, Padding = 1), LeakyReLU(0.1), Dropout(0.3), GlobalAvgPool2D, Flatten, Linear(7)]",
            "3, 20, 26",
            "nn.Conv2d(3, 24, 3, padding=1, bias=False), nn.BatchNorm2d(24), nn.SiLU(), nn.Conv2d(24, 24, 3, stride=2, padding=1, groups=24), "
            + "nn.BatchNorm2d(24), nn.Hardswish(), nn.Conv2d(24, 40, 1), nn.GELU(), nn.Conv2d(40, 32, 3, padding=1), nn.LeakyReLU(0.1), nn.Dropout(0.3), "
            + "nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(32, 7)"),
        ("[Network(5, 9, 7), ConvTranspose2D(18, 3, Stride = 2, Padding = 1, OutputPadding = 1), ReLU6, "
            + "Conv2D(9, 3, Dilation = 2, Stride = 2, Padding = 3, Groups = 9), Sigmoid, MaxPool2D(3, Stride = 2, Padding = 1, CeilMode = true)]", "5, 9, 7",
            "nn.ConvTranspose2d(5, 18, 3, stride=2, padding=1, output_padding=1), nn.ReLU6(), "
            + "nn.Conv2d(18, 9, 3, dilation=2, stride=2, padding=3, groups=9), nn.Sigmoid(), nn.MaxPool2d(3, 2, 1, ceil_mode=True)"),
        ("[Network(4, 50), Conv1D(17, 5, Stride = 2, Padding = 2), Tanh, Conv1D(30, 3, Dilation = 2), ReLU, Flatten, Linear(300), ReLU, Linear(6), LogSoftmax]",
            "4, 50",
            "nn.Conv1d(4, 17, 5, stride=2, padding=2), nn.Tanh(), nn.Conv1d(17, 30, 3, dilation=2), nn.ReLU(), nn.Flatten(), nn.Linear(630, 300), nn.ReLU(), "
            + "nn.Linear(300, 6), nn.LogSoftmax(1)"),
    ];

    [Fact]
    public void Weights_of_PyTorch_give_its_outputs()
    {
        if (Python.WithTorch() is not { } python)
        {
            output.WriteLine("Skipped: no python3 has torch.");
            return;
        }
        var folder = Directory.CreateTempSubdirectory("kernelgen-torch-").FullName;
        try
        {
            var calls = Networks.Select((network, i) =>
                $"export({Quoted(PathOf(i))}, [{network.Shape}], nn.Sequential({network.Layers}))");
            var script = Path.Combine(folder, "export.py");
            File.WriteAllLines(script, calls.Prepend(Script));
            Python.Execute(python, script);
            using var compiled = new CompiledNetworks(Networks.Select(static network => network.Attributes));
            for (var i = 0; i < Networks.Length; i++)
            {
                var network = compiled.Network(i)!;
                network.Load(PathOf(i) + ".safetensors");
                var (input, want) = (Numbers(PathOf(i) + ".input"), Numbers(PathOf(i) + ".output"));
                var got = new float[want.Length];
                network.ForwardBatch(input, got, 3, null);
                var error = want.Zip(got, static (a, b) => Math.Abs((double)a - b)).Max() / want.Max(Math.Abs);
                output.WriteLine($"{Networks[i].Attributes[..40]}…: {error:E1}");
                Assert.True(error <= Bound, $"{Networks[i].Attributes}: {error:E1}");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        string PathOf(int network) => Path.Combine(folder, $"network{network}");
    }

    private static string Quoted(string path) => $"r'{path}'";

    private static float[] Numbers(string path) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path)).ToArray();
}
