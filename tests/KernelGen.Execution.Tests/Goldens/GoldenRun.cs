using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using KernelGen.Execution.Tests.Definition;
using KernelGen.Execution.Tests.Harness;

namespace KernelGen.Execution.Tests.Goldens;

/// <summary>Runs what a golden case was translated to: by the definition, as generated code, and through the generic runtime.</summary>
internal sealed class GoldenRun(GoldenCase golden, Translation.Expressed expressed, MethodInfo method) : IPairVisitor<List<string>>
{
    /// <summary>Every difference from what the other library gave.</summary>
    public List<string> Run() => expressed.Declaration.Pair.Visit(this);

    List<string> IPairVisitor<List<string>>.Visit<TIn, TOut>()
    {
        var (declaration, picture, wanted) = expressed;
        var channels = declaration.Options.Channels;
        var elements = Array.ConvertAll(picture.Values, TIn.CreateChecked);
        var complaints = new List<string>();

        var answer = FourLoop.Apply<TIn, TOut>(declaration, elements, picture.Columns, picture.Rows);
        Compare("definition", Enumerable.Range(0, answer.Width * answer.Height).Select(i => answer[i]).ToArray());

        var source = new Canvas<TIn>(picture.Columns * channels, picture.Rows, picture.Columns * channels, 16) { Elements = elements };
        var destination = new Canvas<TOut>(wanted.Columns * channels, wanted.Rows, wanted.Columns * channels, 16);
        Invocation.Invoke(declaration, method, source, destination);
        Compare("generated", Array.ConvertAll(destination.Elements, double.CreateChecked));

        if (declaration.AtRunTime() is Kernel kernel)
        {
            destination.Elements = new TOut[wanted.Values.Length];
            Invocation.Apply(declaration, kernel, source, destination);
            Compare("generic", Array.ConvertAll(destination.Elements, double.CreateChecked));
        }
        return complaints;

        void Compare(string how, double[] got)
        {
            if (golden.Difference(got, wanted) is string difference) complaints.Add($"{how}: {difference}\n    {declaration}");
        }
    }
}
