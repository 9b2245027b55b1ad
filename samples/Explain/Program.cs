using System;
using Samples;

namespace Explain;

/// <summary>Prints the meaning, the facts, the plan and the generated C# of a kernel.</summary>
internal static class Program
{
    private const int Success = 0, Refused = 2;

    private static int Main(string[] arguments)
    {
        try
        {
            return ExplainCommand.Run(arguments, static request =>
            {
                foreach (var line in Explanation.Of(request).Lines(request.WithSource)) Console.WriteLine(line);
                return Success;
            });
        }
        catch (RefusedException e)
        {
            Console.Error.WriteLine($"explain: {e.Message.ReplaceLineEndings(" ")}");
            return Refused;
        }
    }
}
