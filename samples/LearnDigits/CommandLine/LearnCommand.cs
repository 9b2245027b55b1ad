using System;
using System.CommandLine;
using System.Globalization;
using Samples;

namespace LearnDigits.CommandLine;

/// <summary>The two commands, their options and their help.</summary>
internal static class LearnCommand
{
    private const int MostEpochs = 10_000;

    private static readonly Option<string> s_mnist = new("--mnist")
    {
        Description = "The folder of the four MNIST files, compressed with gzip or not. By default the program generates digits.",
        HelpName = "DIR",
    };

    private static readonly Option<string> s_out = new("--out")
    {
        Description = "The folder for report.html, the weights and the checkpoint.",
        HelpName = "DIR",
        DefaultValueFactory = static _ => "learned",
    };

    private static readonly Option<string> s_epochs = new("--epochs")
    {
        Description = "How many times every digit is used.",
        HelpName = "N",
        DefaultValueFactory = static _ => Text(LearnRequest.UsualEpochs),
    };

    private static readonly Option<string> s_seed = new("--seed")
    {
        Description = "Determines the digits, the initial weights, the order and the augmentation.",
        HelpName = "N",
        DefaultValueFactory = static _ => Text(LearnRequest.UsualSeed),
    };

    private static readonly Option<bool> s_resume = new("--resume")
    {
        Description = "Continues from the checkpoint in the folder; the final weights are those of a run without interruption.",
    };

    private static readonly Argument<string> s_file = new("FILE") { Description = "A digit: PNG, PGM or PPM." };

    /// <summary>Reads the arguments and runs the request; handles help and version.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="learn">Learns.</param>
    /// <param name="classify">Reads the digit in a file.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="RefusedException">An argument is unknown, missing or has no meaning.</exception>
    public static int Run(string[] arguments, Func<LearnRequest, int> learn, Func<string, int> classify)
    {
        var classifying = new Command("classify", "Reads the digit in an image, with the network inside the program.") { s_file };
        classifying.SetAction(parsed => classify(parsed.GetValue(s_file)!));
        var command = new RootCommand("Trains a network to read digits, writes a report, and writes the weights.")
        {
            s_mnist, s_epochs, s_seed, s_resume, s_out, classifying,
        };
        command.SetAction(parsed => learn(Request(parsed)));
        // A file name may begin with @: no response files.
        var parsed = command.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
            throw new RefusedException($"{parsed.Errors[0].Message.TrimEnd('.')}; --help lists the options");
        // The program handles Ctrl-C itself: it writes a checkpoint.
        return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    private static LearnRequest Request(ParseResult parsed)
    {
        var (mnist, folder) = (parsed.GetValue(s_mnist), parsed.GetValue(s_out)!);
        if (mnist is "") throw new RefusedException("--mnist needs the name of a folder");
        if (folder is "") throw new RefusedException("--out needs the name of a folder");
        var epochs = Number("--epochs", parsed.GetValue(s_epochs)!, 1, MostEpochs);
        var seed = Number("--seed", parsed.GetValue(s_seed)!, 0, int.MaxValue);
        return new LearnRequest(mnist, folder, epochs, seed, parsed.GetValue(s_resume));
    }

    private static int Number(string option, string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new RefusedException($"{option} is '{text}'; it must be a whole number from {Text(least)} to {Text(most)}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
