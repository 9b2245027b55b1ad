using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using KernelBank.Bank;
using KernelGen;
using Samples;

namespace KernelBank.CommandLine;

/// <summary>The options and their help.</summary>
internal static class BankCommand
{
    private static readonly Option<string> s_image = new("--image")
    {
        Description = "The image: PNG, PGM or PPM; - reads standard input. By default the program draws its own scene.",
        HelpName = "FILE",
    };

    private static readonly Option<string> s_out = new("--out")
    {
        Description = "The folder for the results and gallery.html; - writes one result to standard output, in the input's format.",
        HelpName = "DIR",
        DefaultValueFactory = static _ => "gallery",
    };

    private static readonly Option<string> s_border = new("--border")
    {
        Description = $"The values outside the image: {string.Join(", ", Borders)}.",
        HelpName = "MODE",
        DefaultValueFactory = static _ => Borders.First(),
    };

    private static readonly Option<string> s_kernel = new("--kernel")
    {
        Description = $"One kernel instead of all: {string.Join(", ", Catalog.Names)}.",
        HelpName = "NAME",
    };

    private static IEnumerable<string> Borders => Enum.GetNames<BorderMode>().Select(static name => name.ToLowerInvariant());

    /// <summary>Reads the arguments and runs the request; handles help and version.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="RefusedException">An argument is unknown, missing or has no meaning.</exception>
    public static int Run(string[] arguments, Func<BankRequest, int> run)
    {
        var command = new RootCommand("Applies a bank of kernels to an image, and shows the results and how fast the generated code is.")
        {
            s_image, s_out, s_border, s_kernel,
        };
        command.SetAction(parsed => run(Request(parsed)));
        // A file name may begin with @: no response files.
        var parsed = command.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
            throw new RefusedException($"{parsed.Errors[0].Message.TrimEnd('.')}; --help lists the options");
        return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    private static BankRequest Request(ParseResult parsed)
    {
        var kernel = parsed.GetValue(s_kernel);
        var (image, folder, border) = (parsed.GetValue(s_image), parsed.GetValue(s_out)!, parsed.GetValue(s_border)!);
        if (image is "") throw new RefusedException("--image needs the name of a file, or - for standard input");
        if (folder is "") throw new RefusedException("--out needs the name of a folder, or - for standard output");
        var request = new BankRequest(image, folder, Border(border), Kernels(kernel));
        if (request.IsFilter && kernel is null)
            throw new RefusedException("--out - writes one image; choose the kernel with --kernel NAME");
        return request;
    }

    private static BorderMode Border(string name)
    {
        var names = Enum.GetNames<BorderMode>();
        var index = Array.FindIndex(names, it => it.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (index < 0) throw new RefusedException($"unknown border '{name}'; choose one of {string.Join(", ", Borders)}");
        return Enum.Parse<BorderMode>(names[index]);
    }

    private static IReadOnlyList<string> Kernels(string? name)
    {
        if (name is null) return Catalog.Names;
        var known = Catalog.Names.FirstOrDefault(it => it.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (known is null) throw new RefusedException($"unknown kernel '{name}'; choose one of {string.Join(", ", Catalog.Names)}");
        return [known];
    }
}
