using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using KernelGen.Jit.Tests.Listings;

namespace KernelGen.Records;

/// <summary>The machine code of every body of the corpus, without what a renaming changes: names, labels, comments and addresses.</summary>
internal static partial class InstructionListings
{
    private static readonly (string Name, string Value)[] Settings =
    [
        ("DOTNET_TieredPGO", "0"), ("DOTNET_EnableAVX512", "0"), ("DOTNET_EnableAVX2", "0"), ("DOTNET_EnableHWIntrinsic", "0"),
    ];

    // The number of a label is a hash of the method's name.
    [GeneratedRegex(@"G_M\d+_(?=IG\d+)")]
    private static partial Regex Label { get; }

    // «call     [Class:Method[Argument](byref,long)]», «tail.jmp [Class:Method(long)]»; helpers of the runtime have no colon.
    [GeneratedRegex(@"^(?<mnemonic>\S+ +)\[?\S+:.*$")]
    private static partial Regex MethodToken { get; }

    /// <summary>Writes a folder for each setting with a file for each body.</summary>
    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        var (assembly, listings) = (Path.Combine(folder, "Corpus.dll"), Path.Combine(folder, "listings.txt"));
        try
        {
            Corpus.Save(assembly);
            foreach (var setting in Settings)
            {
                File.Delete(listings);     // the JIT appends
                var bodies = JitProcess.Run(
                    typeof(InstructionListings).Assembly.Location,
                    ["compile", assembly],
                    setting,
                    ("DOTNET_TieredCompilation", "0"),
                    ("DOTNET_JitStdOutFile", listings),
                    ("DOTNET_JitDisasm", "*"),
                    ("DOTNET_JitDisasmDiffable", "1"));
                using var reader = new StreamReader(listings);
                Write(Path.Combine(folder, setting == Settings[0] ? "default" : setting.Name["DOTNET_".Length..]), bodies, reader);
            }
        }
        finally
        {
            File.Delete(assembly);
            File.Delete(listings);
        }
    }

    private static void Write(string folder, string bodies, TextReader listings)
    {
        Directory.CreateDirectory(folder);
        var files = bodies.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t'))
            .GroupBy(fields => fields[1], fields => fields[0])
            .ToDictionary(group => group.Key, group => new Queue<string>(group));
        foreach (var listing in Listing.ReadAll(listings))
            if (files.TryGetValue(listing.Method, out var queue) && queue.TryDequeue(out var file))
                File.WriteAllLines(Path.Combine(folder, file), Normalize(listing));
        var missing = files.Values.SelectMany(queue => queue).ToArray();
        if (missing.Length > 0) throw new InvalidOperationException($"The JIT listed no {missing[0]}, nor {missing.Length - 1} others.");
    }

    private static IEnumerable<string> Normalize(Listing listing) =>
        listing.Blocks
            .SelectMany(block => block.Instructions.Select(Normalize).Prepend(Normalize(block.Label) + ":"))
            .Concat(listing.Constants.Select(Normalize));

    private static string Normalize(string line)
    {
        var comment = line.IndexOf(';', StringComparison.Ordinal);
        if (comment >= 0) line = line[..comment].TrimEnd();
        return MethodToken.Replace(Label.Replace(line, ""), "${mnemonic}method");
    }
}
