using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace KernelGen;

/// <content>The checkpoint: a file that is replaced as a whole.</content>
internal sealed partial class TrainingState
{
    private const string FirstWords = "kernelgen-checkpoint 1";
    private const int HashLength = 32;

    /// <summary>Writes the file, with a check sum at its end.</summary>
    public void Save(string path, ITrainable network, IOptimizer optimizer)
    {
        var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true)) Write(writer, network.Parameters, optimizer);
        var hash = SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        CompilerServices.WholeFile.Write(path, file =>
        {
            bytes.WriteTo(file);
            file.Write(hash);
        });
    }

    /// <summary>Goes back to where the file was written.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or of another training.</exception>
    public void Load(string path, ITrainable network, IOptimizer optimizer)
    {
        var bytes = File.ReadAllBytes(path);
        if (!IsWhole(bytes)) throw new InvalidDataException($"The checkpoint '{path}' is damaged or none: its check sum is wrong. Delete it to begin anew.");
        using var reader = new BinaryReader(new MemoryStream(bytes, 0, bytes.Length - HashLength), Encoding.UTF8);
        try
        {
            Read(reader, network.Parameters, optimizer);
        }
        catch (EndOfStreamException)
        {
            throw new InvalidDataException($"The checkpoint '{path}' is of another training. Delete it to begin anew.");
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> bytes) =>
        bytes.Length > HashLength && SHA256.HashData(bytes[..^HashLength]).AsSpan().SequenceEqual(bytes[^HashLength..]);

    private void Write(BinaryWriter writer, NetworkParameters parameters, IOptimizer optimizer)
    {
        writer.Write(FirstWords);
        writer.Write(Fingerprint(parameters));
        writer.Write(Epoch);
        writer.Write(Step);
        writer.Write(LossSum);
        writer.Write(Right);
        writer.Write(Seen);
        writer.Write(Factor);
        writer.Write(BestEpoch);
        writer.Write(StoppedEarly);
        writer.Write(bestLoss);
        Write(writer, parameters.Store, parameters.Counters);
        writer.Write(best is not null);
        if (best is not null) Write(writer, best, bestCounters);
        writer.Write(history.Count);
        foreach (var progress in history) Write(writer, progress);
        optimizer.Save(writer);
    }

    private void Read(BinaryReader reader, NetworkParameters parameters, IOptimizer optimizer)
    {
        if (reader.ReadString() != FirstWords) throw new InvalidDataException($"The checkpoint is not of the form '{FirstWords}'.");
        var (found, needed) = (reader.ReadString(), Fingerprint(parameters));
        if (found != needed)
            throw new InvalidDataException($"The checkpoint is of another training: {found}; this one is {needed}. Delete it to begin anew.");
        (Epoch, Step) = (reader.ReadInt32(), reader.ReadInt32());
        (LossSum, Right, Seen) = (reader.ReadDouble(), reader.ReadInt64(), reader.ReadInt64());
        (Factor, BestEpoch, StoppedEarly, bestLoss) = (reader.ReadDouble(), reader.ReadInt32(), reader.ReadBoolean(), reader.ReadDouble());
        var (store, counters) = (new float[parameters.StoreLength], new long[parameters.Counters.Length]);
        Read(reader, store, counters);
        if (reader.ReadBoolean())
        {
            (best, bestCounters) = (new float[store.Length], new long[counters.Length]);
            Read(reader, best, bestCounters);
        }
        history.Clear();
        for (var left = reader.ReadInt32(); left > 0; left--) history.Add(ReadProgress(reader));
        optimizer.Load(reader);
        store.CopyTo(parameters.Store);
        counters.CopyTo(parameters.Counters);
    }

    /// <summary>What must be equal for a training to be the same; the number of epochs and of threads may change.</summary>
    private string Fingerprint(NetworkParameters parameters)
    {
        var text = new StringBuilder();
        text.Append(FormattableString.Invariant($"{count} samples, batches of {options.BatchSize}, seed {options.Seed}"));
        text.Append(options.Shuffle ? ", shuffled" : ", in order").Append(", tensors");
        foreach (var tensor in parameters.Tensors) text.Append(' ').Append(tensor.Name).Append(tensor.ShapeText);
        return text.ToString();
    }

    private static void Write(BinaryWriter writer, ReadOnlySpan<float> store, ReadOnlySpan<long> counters)
    {
        foreach (var number in store) writer.Write(number);
        foreach (var counter in counters) writer.Write(counter);
    }

    private static void Read(BinaryReader reader, Span<float> store, Span<long> counters)
    {
        foreach (ref var number in store) number = reader.ReadSingle();
        foreach (ref var counter in counters) counter = reader.ReadInt64();
    }

    private static void Write(BinaryWriter writer, TrainingProgress progress)
    {
        writer.Write(progress.Epoch);
        writer.Write(progress.Epochs);
        writer.Write(progress.Step);
        writer.Write(progress.Steps);
        writer.Write(progress.Loss);
        writer.Write(progress.Accuracy);
        writer.Write(progress.LearningRateFactor);
        writer.Write(progress.SamplesPerSecond);
        writer.Write(progress.Elapsed.Ticks);
        writer.Write(progress.TimeLeft.Ticks);
        writer.Write(progress.Validation is not null);
        if (progress.Validation is not { } judgement) return;
        writer.Write(judgement.Loss);
        writer.Write(judgement.Accuracy);
    }

    private static TrainingProgress ReadProgress(BinaryReader reader) => new(
        reader.ReadInt32(),
        reader.ReadInt32(),
        reader.ReadInt32(),
        reader.ReadInt32(),
        reader.ReadDouble(),
        reader.ReadDouble(),
        reader.ReadDouble(),
        reader.ReadDouble(),
        TimeSpan.FromTicks(reader.ReadInt64()),
        TimeSpan.FromTicks(reader.ReadInt64()),
        reader.ReadBoolean() ? new Evaluation(reader.ReadDouble(), reader.ReadDouble()) : null);
}
