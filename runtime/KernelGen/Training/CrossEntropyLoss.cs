using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using KernelGen.Operations;
using KernelGen.Training;

namespace KernelGen;

/// <summary>
/// −Σ tᵢ·log softmax(y)ᵢ, the mean over the batch: <c>torch.nn.CrossEntropyLoss</c>. The network's last layer gives logits.
/// </summary>
/// <remarks>
/// <para>
/// The softmax is over the channels: an output of shape (C, H, W) has one target for each of its H·W pixels, and the loss is the mean
/// over all pixels of the batch. A <see cref="Trainer"/> tells the loss the shape of the network's output; in a training loop of your
/// own, <see cref="For"/> does, or <see cref="OutputShape"/>.
/// </para>
/// <para>
/// With y the outputs of a pixel, p = softmax(y), t its class, w the <see cref="ClassWeights"/> and ε the <see cref="LabelSmoothing"/>,
/// the loss is Σ ((1 − ε)·w[t]·(−log p[t]) + ε/C·Σ w[c]·(−log p[c])) / Σ w[t], both sums over the pixels whose class is not
/// <see cref="IgnoreIndex"/>. Where every pixel is ignored, the loss and its gradient are 0. The logarithm of the softmax is taken as
/// one, y − max − log Σ e^(y − max), in double precision, so that nothing overflows.
/// </para>
/// </remarks>
public sealed partial class CrossEntropyLoss : ILoss
{
    private readonly double? weightSum;                 // null for as many as there are classes

    /// <summary>
    /// The shape of the network's output; null until it is known: then every output is a class, or there are as many pixels as targets.
    /// </summary>
    public TensorShape? OutputShape { get; init; }

    /// <summary>The weight of each class in the loss, finite and at least 0; null is 1 for all.</summary>
    public IReadOnlyList<double>? ClassWeights
    {
        get;
        init
        {
            if (value is not null && (value.Any(weight => !(weight >= 0 && double.IsFinite(weight))) || value.All(weight => weight == 0)))
                throw new ArgumentException("Class weights must be finite and at least 0, and at least one above 0.", nameof(value));
            field = value?.ToArray();
            weightSum = field?.Sum();
        }
    }

    /// <summary>The label of pixels or samples that are ignored.</summary>
    public int IgnoreIndex { get; init; } = -100;

    /// <summary>The share of a target that is spread evenly over all classes, in [0, 1].</summary>
    public double LabelSmoothing
    {
        get;
        init => field = value is >= 0 and <= 1
            ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"LabelSmoothing is {value}; it must be in [0, 1].");
    }

    /// <inheritdoc/>
    public bool IsClassification => true;

    /// <inheritdoc/>
    public IReadOnlyList<KeyValuePair<string, string>> Settings =>
    [
        new(nameof(ClassWeights), ClassWeights is null ? "1" : string.Join(' ', ClassWeights.Select(Text))),
        new(nameof(IgnoreIndex), IgnoreIndex.ToString(CultureInfo.InvariantCulture)),
        new(nameof(LabelSmoothing), Text(LabelSmoothing)),
    ];

    /// <summary>The same loss, for the outputs of a network.</summary>
    /// <param name="network">The network.</param>
    /// <exception cref="ArgumentException">
    /// The network ends in a softmax or a sigmoid, or the number of class weights differs from the number of channels.
    /// </exception>
    public CrossEntropyLoss For(ITrainable network)
    {
        ArgumentNullException.ThrowIfNull(network);
        LossArguments.RequireLogits(network, nameof(CrossEntropyLoss));
        RequireWeights(network.OutputShape.Channels);
        return new()
        {
            OutputShape = network.OutputShape,
            ClassWeights = ClassWeights,
            IgnoreIndex = IgnoreIndex,
            LabelSmoothing = LabelSmoothing,
        };
    }

    ILoss ILoss.For(ITrainable network) => For(network);

    /// <inheritdoc/>
    public void CheckTargetLength(int targetLength, int outputLength)
    {
        var shape = OutputShape ?? new(outputLength);
        if (targetLength == shape.Plane || targetLength == shape.Length) return;
        throw new ArgumentException(shape.Plane == 1
            ? $"A target has {targetLength} elements; an output of {shape.Channels} classes needs 1, its class, "
                + $"or {shape.Length} probabilities."
            : $"A target has {targetLength} elements; an output of shape {shape} needs {shape.Plane}, one class for each pixel, "
                + $"or {shape.Length} probabilities.");
    }

    /// <inheritdoc/>
    public void CheckTarget(ReadOnlySpan<float> target)
    {
        if (OutputShape is not { } shape) return;
        if (target.Length == shape.Plane)
        {
            foreach (var label in target) _ = Class(label, shape.Channels);
            return;
        }
        LossArguments.RequireFinite(target);
        foreach (var probability in target)
            if (probability < 0) throw new ArgumentException($"A probability is {probability}; it must be at least 0.", nameof(target));
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Targets are classes, counted from 0: one for each pixel, so one for each sample where the output has no pixels. As many targets as
    /// outputs are the probabilities of all classes.
    /// </remarks>
    /// <exception cref="ArgumentException">The lengths do not match, or a class is not a channel.</exception>
    public double Compute(ReadOnlySpan<float> output, ReadOnlySpan<float> target, int batch, Span<float> gradient) =>
        SampleLoss.Of(this, output, target, batch, gradient);

    /// <summary>The loss of a mini-batch whose targets are classes, and its gradient.</summary>
    /// <param name="output">The outputs of all samples, consecutive.</param>
    /// <param name="labels">The class of each pixel, counted from 0: as many for each sample as the output has pixels.</param>
    /// <param name="batch">The number of samples.</param>
    /// <param name="gradient">Receives the derivatives by the outputs; empty if they are not needed.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The lengths do not match, or a label is not a channel.</exception>
    public double Compute(ReadOnlySpan<float> output, ReadOnlySpan<int> labels, int batch, Span<float> gradient)
    {
        var shape = ShapeOf(LossArguments.OutputLength(output, batch, gradient), labels.Length, batch);
        RequireWeights(shape.Channels);
        if (!IsOfClasses(shape, labels.Length, batch))
        {
            throw new ArgumentException(
                $"There are {labels.Length} labels; {batch} outputs of shape {shape} need {shape.Plane} each.", nameof(labels));
        }
        var divisor = Divisor(labels, shape);
        using var terms = new Rented<double>(checked(labels.Length * TermsOfClass(shape)));
        OfClasses(output, labels, shape, divisor, gradient, terms.Span);
        return SampleLoss.Sum(terms.Span, divisor);
    }

    /// <summary>
    /// The loss of a mini-batch whose targets are classes, and its gradient; without <see cref="OutputShape"/> one class for each sample.
    /// </summary>
    /// <param name="output">The outputs of all samples, consecutive.</param>
    /// <param name="labels">The class of each sample, or of each pixel, counted from 0.</param>
    /// <param name="gradient">Receives the derivatives by the outputs; empty if they are not needed.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The lengths do not match, or a label is not a channel.</exception>
    public double Compute(ReadOnlySpan<float> output, ReadOnlySpan<int> labels, Span<float> gradient)
    {
        var pixels = OutputShape?.Plane ?? 1;
        if (labels.Length % pixels != 0)
        {
            throw new ArgumentException(
                $"There are {labels.Length} labels; outputs of shape {OutputShape} need {pixels} each.", nameof(labels));
        }
        return Compute(output, labels, labels.Length / pixels, gradient);
    }

    /// <inheritdoc/>
    public (long Right, long Answers) CountRight(ReadOnlySpan<float> output, ReadOnlySpan<float> target, int batch)
    {
        var shape = ShapeOf(LossArguments.OutputLength(output, batch, default), target.Length, batch);
        var (pixels, right, answers) = (shape.Plane, 0L, 0L);
        var isOfClasses = IsOfClasses(shape, target.Length, batch);
        for (var place = 0; place < batch * pixels; place++)
        {
            var first = place / pixels * shape.Length + place % pixels;
            if (isOfClasses && target[place] == IgnoreIndex) continue;
            answers++;
            var wanted = isOfClasses ? (int)target[place] : Greatest(target[first..], shape);
            if (Greatest(output[first..], shape) == wanted) right++;
        }
        return (right, answers);

        static int Greatest(ReadOnlySpan<float> numbers, TensorShape shape)
        {
            var best = 0;
            for (var i = 1; i < shape.Channels; i++) if (numbers[i * shape.Plane] > numbers[best * shape.Plane]) best = i;
            return best;
        }
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static bool IsOfClasses(TensorShape shape, int targets, int batch) => targets == (long)batch * shape.Plane;

    /// <summary>The shape of an output: the known one, or the one that follows from the number of targets.</summary>
    private TensorShape ShapeOf(int outputs, int targets, int batch)
    {
        if (OutputShape is { } known)
        {
            if (known.Length != outputs)
            {
                throw new ArgumentException(
                    $"A sample has {outputs} outputs; the loss expects outputs of shape {known}.", nameof(outputs));
            }
            if (IsOfClasses(known, targets, batch) || targets == (long)batch * outputs) return known;
            throw new ArgumentException(
                $"There are {targets} targets; {batch} outputs of shape {known} need {known.Plane} classes each, "
                    + $"or {outputs} probabilities.", nameof(targets));
        }
        if (targets == batch || targets == (long)batch * outputs) return new(outputs);
        var pixels = targets / batch;
        if (pixels > 0 && targets % batch == 0 && outputs % pixels == 0) return new(outputs / pixels, 1, pixels);
        throw new ArgumentException(
            $"There are {targets} targets; {batch} samples need {batch} classes, one for each pixel of an output, "
                + $"or {(long)batch * outputs} probabilities.", nameof(targets));
    }

    private void RequireWeights(int classes)
    {
        if (ClassWeights is not { } weights || weights.Count == classes) return;
        throw new ArgumentException($"There are {weights.Count} class weights; the output has {classes} classes.");
    }

    /// <summary>The class of a label; −1 if it is ignored.</summary>
    private int Class(double label, int classes)
    {
        if (label == IgnoreIndex) return -1;
        if (label == Math.Floor(label) && label >= 0 && label < classes) return (int)label;
        throw new ArgumentException(string.Create(
            CultureInfo.InvariantCulture,
            $"A class is {label}; the classes are 0 to {classes - 1}, and {IgnoreIndex} for ignored pixels."));
    }

    private double WeightOf(int index) => ClassWeights is { } weights ? weights[index] : 1;
}
