using System;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using Samples;

namespace Explain;

/// <summary>The arguments and their help.</summary>
internal static class ExplainCommand
{
    private static readonly Argument<string> s_kernel = new("KERNEL")
    {
        Description = "Numbers, row by row: \"0,-1,0,-1,5,-1,0,-1,0\"; or an attribute: \"GaussianKernel(5, 1.1)\".",
    };

    private static readonly Option<string?> s_rows = new("--rows")
    {
        Description = "Number of rows, if the kernel is not square.",
        HelpName = "N",
    };

    private static readonly Option<string> s_options = new("--options")
    {
        Description = "Options of the attribute: \"Divisor = 16, Border = BorderMode.Wrap\".",
        HelpName = "TEXT",
        DefaultValueFactory = static _ => "",
    };

    private static readonly Option<string> s_pixels = new("--pixels")
    {
        Description = "Types of source and destination, as byte:short.",
        HelpName = "FROM:TO",
        DefaultValueFactory = static _ => "byte:byte",
    };

    private static readonly Option<bool> s_brief = new("--brief") { Description = "Everything but the C#." };

    /// <summary>Reads the arguments and runs the request; handles help and version.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="explain">Explains a kernel.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="RefusedException">An argument is unknown, missing or has no meaning.</exception>
    public static int Run(string[] arguments, Func<ExplainRequest, int> explain)
    {
        var command = new RootCommand("Shows what the compiler generates for a kernel: grid, facts, plan, declined algorithms, and C#.")
        {
            s_kernel, s_rows, s_options, s_pixels, s_brief,
        };
        command.SetAction(parsed => explain(Request(parsed)));
        // An attribute may be in brackets; the space prevents that it is parsed as a directive.
        string[] texts = [.. arguments.Select(static it => it.StartsWith('[') ? $" {it}" : it)];
        var parsed = command.Parse(texts, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
            throw new RefusedException($"{parsed.Errors[0].Message.TrimEnd('.')}; --help lists the options");
        return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    private static ExplainRequest Request(ParseResult parsed)
    {
        var rows = parsed.GetValue(s_rows) is not { } text ? (int?)null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
            : throw new RefusedException($"--rows is '{text}'; it must be a whole number of at least 1");
        var pixels = parsed.GetValue(s_pixels)!.Split(':');
        if (pixels.Length != 2) throw new RefusedException($"--pixels is '{parsed.GetValue(s_pixels)}'; give two types as byte:short");
        var attribute = ExplainRequest.Read(parsed.GetValue(s_kernel)!, rows, parsed.GetValue(s_options)!);
        return new ExplainRequest(attribute, pixels[0], pixels[1], !parsed.GetValue(s_brief));
    }
}
