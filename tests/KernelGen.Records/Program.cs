using System;
using System.IO;

namespace KernelGen.Records;

/// <summary>Records what the product makes of a fixed corpus, so that a refactoring can be compared with the code before it.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["text", var folder]:
                foreach (var (name, text) in Corpus.Generate().Files)
                {
                    Directory.CreateDirectory(folder);
                    File.WriteAllText(Path.Combine(folder, name), text);
                }
                return 0;
            case ["outputs"]:
                var assembly = Corpus.Load();
                KernelOutputs.Print(assembly);
                NetworkOutputs.Print(assembly);
                return 0;
            case ["listings", var folder]:
                InstructionListings.Write(folder);
                return 0;
            case ["compile", var path]:
                Bodies.Compile(path);
                return 0;
            case ["cost"]:
                GenerationCost.Print();
                return 0;
            default:
                Console.Error.WriteLine("usage: text FOLDER | outputs | listings FOLDER | cost");
                return 2;
        }
    }
}
