using System;
using System.Linq;
using System.Numerics;
using System.Reflection;
using KernelGen.Execution.Tests.Definition;
using KernelGen.Execution.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace KernelGen.Execution.Tests.Kernels;

/// <summary>NaN in a picture: whoever reads it with a coefficient other than 0 is NaN, everything else is as if it were not there.</summary>
public sealed class NonFiniteTests
{
    [Fact]
    public void NaN_goes_where_it_is_read_and_nowhere_else()
    {
        var random = new Random(41);
        var declarations = new[] { Pair.Of<float, float>(), Pair.Of<double, double>() }
            .SelectMany(pair => Enumerable.Repeat(pair, 40))
            .Select(pair => RandomDeclaration.Next(random, pair, Shape.Flat) with { Trailing = Trailing.Nothing })
            .ToArray();
        using var batch = new Batch(LanguageVersion.Latest, declarations);
        var complaints = declarations
            .Select((declaration, index) => declaration.Pair.Visit(new Spoilt(declaration, batch[index], random)))
            .OfType<string>()
            .ToArray();
        Assert.True(complaints.Length == 0, string.Join("\n", complaints.Take(5)));
    }

    private sealed class Spoilt(Declaration declaration, MethodInfo method, Random random) : IPairVisitor<string?>
    {
        public string? Visit<TIn, TOut>()
            where TIn : unmanaged, INumber<TIn>, IMinMaxValue<TIn>
            where TOut : unmanaged, INumber<TOut>, IMinMaxValue<TOut>
        {
            foreach (var (width, height) in PictureSizes.For(random, declaration, 5).Where(size => size is { Width: > 0, Height: > 0 }))
            {
                // Where are the NaN? Zeros stand in for them in the definition; an indicator says who reads them.
                var elements = Fill.Next<TIn>(random, width * height * declaration.Options.Channels);
                var isNaN = elements.Select(_ => random.Next(40) == 0).ToArray();
                var without = elements.Zip(isNaN, (element, nan) => nan ? TIn.Zero : element).ToArray();
                var spoilt = elements.Zip(isNaN, (element, nan) => nan ? TIn.CreateChecked(double.NaN) : element).ToArray();
                var answer = FourLoop.Apply<TIn, TOut>(declaration, without, width, height);
                var readers = FourLoop.Apply<TIn, TOut>(Indicator(), Array.ConvertAll(isNaN, nan => nan ? TIn.One : TIn.Zero), width, height);

                var columns = width * declaration.Options.Channels;
                var source = new Canvas<TIn>(columns, height, columns, 9) { Elements = spoilt };
                var destination = new Canvas<TOut>(answer.Width, answer.Height, answer.Width, 9);
                Invocation.Invoke(declaration, method, source, destination);
                if (Difference("generated", destination.Elements, answer, readers) is string difference) return difference;
                if (declaration.AtRunTime() is not Kernel kernel) continue;
                Invocation.Apply(declaration, kernel, source, destination);
                if (Difference("generic", destination.Elements, answer, readers) is string another) return another;
            }
            return null;
        }

        /// <summary>The same window, with 1 for every tap that is read.</summary>
        private Declaration Indicator()
        {
            var texts = declaration.AppliedTaps().Select(tap => tap.IsZero ? "0" : "1").ToArray();
            var (row, column) = declaration.Anchor;
            return declaration with
            {
                Weights = new DenseWeights(declaration.Rows, declaration.Columns, texts),
                Options = declaration.Options with
                {
                    Flip = false,
                    AnchorRow = row,
                    AnchorColumn = column,
                    Divisor = "1",
                    Offset = "0",
                    BorderValue = "0",
                    Absolute = false,
                    WeightBits = null,
                },
            };
        }

        private string? Difference<TOut>(string how, TOut[] got, Answer answer, Answer readers)
            where TOut : INumber<TOut>
        {
            for (var i = 0; i < got.Length; i++)
            {
                if (readers[i] > 0 ? TOut.IsNaN(got[i]) : answer.Object(i, double.CreateChecked(got[i])) is null) continue;
                var wanted = readers[i] > 0 ? double.NaN : answer[i];
                return $"{how}: element {i} of {answer.Width}x{answer.Height} is {got[i]}, wanted {wanted}\n{declaration}";
            }
            return null;
        }
    }
}
