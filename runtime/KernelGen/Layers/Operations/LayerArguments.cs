using System;
using System.Runtime.CompilerServices;
using KernelGen.Shared;

namespace KernelGen.Operations;

/// <summary>What every layer demands of its arguments; the messages say what was found and what is needed.</summary>
internal static class LayerArguments
{
    /// <summary>Each size is at least 1, and the tensor fits an array.</summary>
    public static void RequireShape(TensorShape shape, [CallerMemberName] string layer = "")
    {
        var (channels, height, width) = shape;
        if (channels >= 1 && height >= 1 && width >= 1 && height <= Array.MaxLength / width / channels) return;
        throw new ArgumentException(
            $"{layer}: the input's shape is {shape}; each of its sizes must be at least 1, and their product at most {Array.MaxLength}.",
            "inputShape");
    }

    /// <summary>The options of one axis are in their range.</summary>
    public static void RequireAxis(WindowAxis axis, string layer)
    {
        Require(axis.Window >= 1, "kernel size", axis.Window, 1);
        Require(axis.Stride >= 1, "stride", axis.Stride, 1);
        Require(axis.Dilation >= 1, "dilation", axis.Dilation, 1);
        Require(axis.Before >= 0, "padding", axis.Before, 0);
        Require(axis.After >= 0, "padding", axis.After, 0);

        void Require(bool holds, string what, int found, int least)
        {
            if (!holds) throw new ArgumentException($"{layer}: a {what} is {found}; it must be at least {least}.", "options");
        }
    }

    /// <summary>The shape of an output, which has at least one row and column.</summary>
    public static TensorShape Output(TensorShape input, int channels, long height, long width, string layer)
    {
        if (height >= 1 && width is >= 1 and <= int.MaxValue && height <= Array.MaxLength / width / channels)
            return new(channels, (int)height, (int)width);
        throw new ArgumentException(
            $"{layer}: an input of {input} gives {channels} channels of {height} rows of {width}: at least one row and column are needed "
            + $"(a smaller window or dilation, or more padding), and at most {Array.MaxLength} elements.", "inputShape");
    }

    /// <summary>Groups divide the channels of input and output.</summary>
    public static void RequireGroups(int inChannels, int outChannels, int groups, string layer)
    {
        if (outChannels >= 1 && groups >= 1 && inChannels % groups == 0 && outChannels % groups == 0) return;
        throw new ArgumentException(
            $"{layer}: {inChannels} input and {outChannels} output channels in {groups} groups; "
            + "there must be at least one of each, and the groups must divide both.", "options");
    }

    /// <summary>Numbers in a weight, whose sizes are at least 1.</summary>
    public static int WeightLength(int channels, int channelsOfGroup, int rows, int columns, string layer)
    {
        var length = (Int128)channels * channelsOfGroup * rows * columns;
        return length <= Array.MaxLength ? (int)length
            : throw new ArgumentException(
                $"{layer}: the weight would have {length} elements; at most {Array.MaxLength} are possible: "
                + "use fewer channels, more groups or a smaller window.", "options");
    }

    /// <summary>Inputs and outputs may be longer than needed: rented arrays are.</summary>
    public static void RequireRoom(int found, int needed, string name, [CallerMemberName] string layer = "")
    {
        if (found < needed) throw new ArgumentException($"{layer}: the {name} has {found} elements; {needed} required.", name);
    }

    /// <summary>Parameters must fit exactly.</summary>
    public static void RequireExactly(int found, int needed, string name, [CallerMemberName] string layer = "")
    {
        if (found != needed) throw new ArgumentException($"{layer}: the {name} has {found} elements; {needed} required.", name);
    }

    /// <summary>A bias is one number per channel, or empty.</summary>
    public static void RequireBias(int found, int channels, [CallerMemberName] string layer = "")
    {
        if (found == 0 || found == channels) return;
        throw new ArgumentException($"{layer}: the bias has {found} elements; {channels} required, or 0 for no bias.", "bias");
    }

    /// <summary>The output is written while the other is still read.</summary>
    public static void RequireApart(ReadOnlySpan<float> other, Span<float> output, [CallerMemberName] string layer = "")
    {
        if (!other.Overlaps(output)) return;
        throw new ArgumentException($"{layer}: the output shares memory with an input: use another array.", nameof(output));
    }

    /// <summary>What a layer with a weight and a bias demands; inputs and outputs are cut to the length needed.</summary>
    public static void RequireParameters(
        ref ReadOnlySpan<float> input,
        ReadOnlySpan<float> weight,
        int weightLength,
        ReadOnlySpan<float> bias,
        ref Span<float> output,
        TensorShape inputShape,
        TensorShape outputShape,
        [CallerMemberName] string layer = "")
    {
        RequireTensors(ref input, ref output, inputShape, outputShape, layer);
        RequireExactly(weight.Length, weightLength, nameof(weight), layer);
        RequireBias(bias.Length, outputShape.Channels, layer);
        RequireApart(weight, output, layer);
        RequireApart(bias, output, layer);
    }

    /// <summary>What a layer demands of its input and output, which are cut to the length needed.</summary>
    public static void RequireTensors(
        ref ReadOnlySpan<float> input,
        ref Span<float> output,
        TensorShape inputShape,
        TensorShape outputShape,
        [CallerMemberName] string layer = "")
    {
        RequireRoom(input.Length, inputShape.Length, nameof(input), layer);
        RequireRoom(output.Length, outputShape.Length, nameof(output), layer);
        input = input[..inputShape.Length];
        output = output[..outputShape.Length];
        RequireApart(input, output, layer);
    }

    /// <summary>Layers that work number by number may write in place, but not shifted.</summary>
    public static void RequireElementwise(ReadOnlySpan<float> input, Span<float> output, [CallerMemberName] string layer = "")
    {
        RequireRoom(output.Length, input.Length, nameof(output), layer);
        if (!input.Overlaps(output[..input.Length], out var shift) || shift == 0) return;
        throw new ArgumentException(
            $"{layer}: the output shares memory with the input, {shift} elements apart: use the input itself, or another array.", nameof(output));
    }
}
