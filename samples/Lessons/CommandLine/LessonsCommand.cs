using System;
using System.CommandLine;
using Samples;

namespace Lessons.CommandLine;

/// <summary>The option and its help.</summary>
internal static class LessonsCommand
{
    private static readonly Option<string> s_out = new("--out")
    {
        Description = "The folder for lessons.html.",
        HelpName = "DIR",
        DefaultValueFactory = static _ => "lessons",
    };

    /// <summary>Reads the arguments and runs the request; handles help and version.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="teach">Writes the lessons into a folder.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="RefusedException">An argument is unknown, missing or has no meaning.</exception>
    public static int Run(string[] arguments, Func<string, int> teach)
    {
        var command = new RootCommand("Explains convolution on one page, and prints the numbers that it shows.") { s_out };
        command.SetAction(parsed => parsed.GetValue(s_out) is { Length: > 0 } folder
            ? teach(folder)
            : throw new RefusedException("--out needs the name of a folder"));
        // A folder's name may begin with @: no response files.
        var parsed = command.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
            throw new RefusedException($"{parsed.Errors[0].Message.TrimEnd('.')}; --help lists the options");
        return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }
}
