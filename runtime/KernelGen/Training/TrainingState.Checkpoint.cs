using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using KernelGen.SafeTensors;

namespace KernelGen.Training;

/// <content>The checkpoint: a file that is replaced as a whole.</content>
internal sealed partial class TrainingState
{
    private const string FirstWords = "kernelgen-checkpoint 2";
    private const int HashLength = 32;
    private const int MostParts = 64;                   // moments of an epoch at which schedules are compared

    /// <summary>Writes the file, with a check sum at its end.</summary>
    public void Save(string path, ITrainable network, IOptimizer optimizer)
    {
        var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true)) Write(writer, network.Parameters, optimizer);
        var hash = SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        AtomicFile.Write(path, file =>
        {
            bytes.WriteTo(file);
            file.Write(hash);
        });
    }

    /// <summary>Restores the state of the file.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or belongs to another training.</exception>
    public void Load(string path, ITrainable network, IOptimizer optimizer)
    {
        var bytes = File.ReadAllBytes(path);
        if (!IsWhole(bytes))
            throw new InvalidDataException($"The checkpoint '{path}' is damaged or not a checkpoint: its checksum is wrong. Delete it to start again.");
        using var reader = new BinaryReader(new MemoryStream(bytes, 0, bytes.Length - HashLength), Encoding.UTF8);
        try
        {
            Read(reader, path, network.Parameters, optimizer);
        }
        catch (EndOfStreamException)
        {
            throw new InvalidDataException($"The checkpoint '{path}' belongs to another training. Delete it to start again.");
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> bytes) =>
        bytes.Length > HashLength && SHA256.HashData(bytes[..^HashLength]).AsSpan().SequenceEqual(bytes[^HashLength..]);

    private void Write(BinaryWriter writer, NetworkParameters parameters, IOptimizer optimizer)
    {
        writer.Write(FirstWords);
        writer.Write(Settings.Count);
        foreach (var (name, value) in Settings)
        {
            writer.Write(name);
            writer.Write(value);
        }
        writer.Write(options.Epochs);
        writer.Write(Epoch);
        writer.Write(Step);
        writer.Write(LossSum);
        writer.Write(Right);
        writer.Write(Answers);
        writer.Write(Seen);
        writer.Write(Factor);
        writer.Write(BestEpoch);
        writer.Write(bestLoss);
        Write(writer, parameters.Store, parameters.Counters);
        writer.Write(kept.Count);
        foreach (var one in kept)
        {
            writer.Write(one.Epoch);
            writer.Write(one.Since);
            Write(writer, one.Store, one.Counters);
        }
        writer.Write(history.Count);
        foreach (var progress in history) Write(writer, progress);
        optimizer.Save(writer);
    }

    private void Read(BinaryReader reader, string path, NetworkParameters parameters, IOptimizer optimizer)
    {
        var form = reader.ReadString();
        if (form != FirstWords)
        {
            throw new InvalidDataException(
                $"The checkpoint '{path}' has the form '{form}'; this version reads only '{FirstWords}'. Delete it to start again.");
        }
        var found = new KeyValuePair<string, string>[reader.ReadInt32()];
        for (var i = 0; i < found.Length; i++) found[i] = new(reader.ReadString(), reader.ReadString());
        if (TrainingSettings.Difference(found, Settings) is { } difference) throw Other(path, difference);
        var epochs = reader.ReadInt32();
        (Epoch, Step) = (reader.ReadInt32(), reader.ReadInt32());
        if (DifferenceOfEpochs(epochs) is { } problem) throw Other(path, problem);
        (LossSum, Right, Answers, Seen) = (reader.ReadDouble(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64());
        (Factor, BestEpoch, bestLoss) = (reader.ReadDouble(), reader.ReadInt32(), reader.ReadDouble());
        var (store, counters) = (new float[parameters.StoreLength], new long[parameters.Counters.Length]);
        Read(reader, store, counters);
        kept.Clear();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var (epoch, since) = (reader.ReadInt32(), reader.ReadInt32());
            var best = new Best(epoch, new float[store.Length], new long[counters.Length]) { Since = since };
            Read(reader, best.Store, best.Counters);
            kept.Add(best);
        }
        history.Clear();
        for (var left = reader.ReadInt32(); left > 0; left--) history.Add(ReadProgress(reader) with { Epochs = options.Epochs });
        stop = FirstStop();
        optimizer.Load(reader);
        store.CopyTo(parameters.Store);
        counters.CopyTo(parameters.Counters);
        parameters.IsChanged = true;
    }

    private static InvalidDataException Other(string path, string difference) =>
        new($"The checkpoint '{path}' belongs to another training: {difference}. Resume with the same settings, or delete the file to start again.");

    /// <summary>Why another number of epochs would have made other steps than those done, in words; null where it would not.</summary>
    private string? DifferenceOfEpochs(int epochs)
    {
        var text = FormattableString.Invariant($"Epochs is {options.Epochs}; the interrupted training had epochs {epochs}");
        if (options.Epochs < Epoch || (options.Epochs == Epoch && Step > 0))
            return FormattableString.Invariant($"{text}, of which it has started {Epoch + (Step > 0 ? 1 : 0)}");
        if (options.Epochs == epochs) return null;
        var parts = Math.Min(Steps, MostParts);
        for (var epoch = 0; epoch < Math.Min(epochs, options.Epochs); epoch++)
        {
            for (var part = 0; part < parts; part++)
            {
                var moment = epoch + (double)part / parts;
                if (options.Schedule.FactorAt(moment, epochs) != options.Schedule.FactorAt(moment, options.Epochs))
                    return $"{text}, and the schedule depends on it: {options.Schedule.GetType().Name}";
            }
        }
        return null;
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
