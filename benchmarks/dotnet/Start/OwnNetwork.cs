using System;
using ReadDigit;

namespace KernelGen.Peers.Start;

/// <summary>Reads a digit with a trained network whose weights are compiled into the program.</summary>
internal static class Subject
{
    public static void Compute(byte[] picture, byte[] result)
    {
        var answers = new float[BakedDigitNet.OutputLength];
        new BakedDigitNet().Forward(picture.AsSpan(0, BakedDigitNet.InputLength), answers);
    }
}
