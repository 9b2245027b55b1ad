using System;
using System.IO;
using System.Linq;
using Microsoft.ML.OnnxRuntime;

namespace KernelGen.Peers.Start;

/// <summary>Reads a digit with ONNX Runtime, from a model in the file that the environment names.</summary>
internal static class Subject
{
    public static void Compute(byte[] picture, byte[] result)
    {
        using var session = new InferenceSession(File.ReadAllBytes(Environment.GetEnvironmentVariable("MODEL")!));
        using var options = new RunOptions();
        using var input = OrtValue.CreateTensorValueFromMemory(new float[28 * 28], [1, 1, 28, 28]);
        using var results = session.Run(options, [session.InputNames[0]], [input], session.OutputNames);
        _ = results.Single().GetTensorDataAsSpan<float>().ToArray();
    }
}
