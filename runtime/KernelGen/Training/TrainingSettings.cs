using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using KernelGen.CompilerServices;

namespace KernelGen.Training;

/// <summary>What the steps of a training depend on, by name: a checkpoint holds them, and a resumed training must have the same.</summary>
internal static class TrainingSettings
{
    /// <summary>All settings, in the order in which they are compared.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(
        ITrainable network, IOptimizer optimizer, ILoss loss, TrainerOptions options, int samples, int validation)
    {
        var parameters = network.Parameters;
        var frozen = parameters.Names.Where(parameters.IsFrozen);
        return
        [
            new("tensors", string.Join(' ', parameters.Tensors.Select(tensor => tensor.Name + tensor.ShapeText))),
            new("samples", Text(samples)),
            new("validation samples", Text(validation)),
            new("BatchSize", Text(options.BatchSize)),
            new("DropLast", options.DropLast ? "true" : "false"),
            new("Seed", Text(options.Seed)),
            new("Shuffle", options.Shuffle ? "true" : "false"),
            new("optimizer", optimizer.GetType().Name),
            .. optimizer.Settings,
            new("loss", loss.GetType().Name),
            .. loss.Settings,
            new("Schedule", Text(options.Schedule)),
            new("GradientNorm", options.GradientNorm.ToString("R", CultureInfo.InvariantCulture)),
            new("frozen tensors", string.Join(' ', frozen)),
        ];
    }

    /// <summary>The first setting that differs, for messages; null if none differs.</summary>
    /// <param name="found">The settings of the interrupted training.</param>
    /// <param name="wanted">The settings of this training.</param>
    public static string? Difference(
        IReadOnlyList<KeyValuePair<string, string>> found, IReadOnlyList<KeyValuePair<string, string>> wanted)
    {
        foreach (var (name, value) in wanted)
        {
            var other = found.Where(setting => setting.Key == name).Select(setting => setting.Value).FirstOrDefault();
            if (other != value) return $"{name} is {Said(value)}; the interrupted training had {Words(name)} {Said(other)}";
        }
        return null;

        // BatchSize is a batch size
        static string Words(string name) => string.Concat(name.Select(
            (letter, i) => char.IsUpper(letter) ? (i > 0 ? " " : "") + char.ToLowerInvariant(letter) : letter.ToString()));

        static string Said(string? value) => string.IsNullOrEmpty(value) ? "none" : value;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A record formats its numbers by the culture of the thread.</summary>
    private static string Text(LearningRateSchedule schedule)
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            return schedule.ToString();
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
