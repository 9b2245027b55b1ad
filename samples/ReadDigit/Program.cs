using System;
using Samples;

namespace ReadDigit;

/// <summary>Reads digits in images, with a network whose weights are inside the program.</summary>
internal static class Program
{
    private const int Success = 0, Refused = 2;

    private static int Main(string[] arguments)
    {
        try
        {
            if (arguments.Length == 0) throw new RefusedException("no file name; give the names of PNG, PGM or PPM files");
            foreach (var path in arguments) Classification.Print(path);
            return Success;
        }
        catch (RefusedException e)
        {
            Console.Error.WriteLine($"readdigit: {e.Message.ReplaceLineEndings(" ")}");
            return Refused;
        }
    }
}
