using System;
using System.IO;
using System.Linq;
using System.Threading;
using LearnDigits;
using LearnDigits.CommandLine;
using LearnDigits.Learning;
using ReadDigit;
using Xunit;
using Xunit.Abstractions;

namespace KernelGen.Samples.Tests.Digits;

/// <summary>Real digits.</summary>
public sealed class MnistTests(ITestOutputHelper output) : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("mnist").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [MnistFact]
    public void One_epoch_is_sufficient_to_read()
    {
        var source = DigitSource.Mnist(MnistFactAttribute.Folder);
        Assert.Equal((60_000, 5_000), (source.Training.Count, source.Test.Count));
        var request = new LearnRequest(MnistFactAttribute.Folder, _root, 1, 1, false);
        var lesson = Lesson.Learn(source, request, static _ => { }, CancellationToken.None);
        var validation = lesson.Epochs.Epochs[0].Validation!.Accuracy;
        output.WriteLine($"after one epoch: {validation:P2}, of the test digits {lesson.Confusion.Accuracy:P2}");
        Assert.InRange(validation, 0.98, 1);
        Assert.InRange(lesson.Confusion.Accuracy, 0.975, 1);
    }

    [MnistFact]
    public void The_baked_network_reads_digits_of_MNIST()
    {
        var test = new MnistFolder(MnistFactAttribute.Folder).ReadTest();
        var net = new BakedDigitNet();
        var answers = new float[BakedDigitNet.OutputLength];
        var right = 0;
        for (var k = 0; k < test.Count; k++)
        {
            net.Forward(test.Image(k), answers);
            if (Array.IndexOf(answers, answers.Max()) == test.Labels[k]) right++;
        }
        output.WriteLine($"{(double)right / test.Count:P2} of MNIST's test digits, by a net that never saw one");
        Assert.InRange((double)right / test.Count, 0.85, 1);
    }
}
