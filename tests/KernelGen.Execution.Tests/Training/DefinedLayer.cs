using System;
using System.Globalization;
using System.Linq;

namespace KernelGen.Execution.Tests.Training;

/// <summary>A layer by its definition, in double precision, as PyTorch documents it; and the attribute that declares it.</summary>
/// <param name="Text">The attribute without its end.</param>
internal abstract record DefinedLayer(string Text)
{
    /// <summary>The name by which later layers find its output.</summary>
    public string? As { get; init; }

    /// <summary>The name of the output that it takes instead of that of the layer before.</summary>
    public string? From { get; init; }

    /// <summary>The name of the output that it takes beside.</summary>
    public virtual string? Branch => null;

    /// <summary>The attribute.</summary>
    public string Attribute
    {
        get
        {
            var named = new[] { As is null ? "" : $"As = \"{As}\"", From is null ? "" : $"From = \"{From}\"" }.Where(text => text.Length > 0);
            var inside = string.Join(", ", named);
            if (!Text.EndsWith(')')) return inside.Length == 0 ? Text : $"{Text}({inside})";
            return inside.Length == 0 ? Text : $"{Text[..^1]}, {inside})";
        }
    }

    /// <summary>The layer in PyTorch, of x, of w and of branch; null where PyTorch has no such layer.</summary>
    public abstract string? Torch { get; }

    /// <summary>The output of a whole mini-batch in training.</summary>
    /// <param name="input">What it takes, of each sample.</param>
    /// <param name="branch">What it takes beside.</param>
    /// <param name="weights">Its tensors, in PyTorch's layout.</param>
    public virtual Map[] Train(Map[] input, Map[]? branch, double[][] weights) => input.Select(map => Forward(map, weights)).ToArray();

    /// <summary>The output of one sample.</summary>
    protected virtual Map Forward(Map input, double[][] weights) => throw new NotSupportedException();

    protected static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

internal sealed record DefinedConvolution(int OutChannels, DefinedWindow Window, int Groups = 1, bool HasBias = true, string Algorithm = "Auto")
    : DefinedLayer(Format(
        $"Conv2D({OutChannels}, {Window.Options}, {Window.Dilation}, Groups = {Groups}, Bias = {(HasBias ? "true" : "false")}, Algorithm = ConvolutionAlgorithm.{Algorithm}, DropRemainder = true)"))
{
    public override string? Torch => Format(
        $"F.conv2d(F.pad(x, ({Window.Left}, {Window.Right}, {Window.Top}, {Window.Bottom})), w[0], {(HasBias ? "w[1]" : "None")}, {Window.TorchStride}, 0, {Window.TorchDilation}, {Groups})");

    protected override Map Forward(Map input, double[][] weights)
    {
        var w = Window;
        var output = new Map(
            OutChannels, (input.Height + w.Top + w.Bottom - w.ExtentHeight) / w.StrideHeight + 1,
            (input.Width + w.Left + w.Right - w.ExtentWidth) / w.StrideWidth + 1);
        var (inGroup, outGroup) = (input.Channels / Groups, OutChannels / Groups);
        for (var o = 0; o < OutChannels; o++)
            for (var y = 0; y < output.Height; y++)
                for (var x = 0; x < output.Width; x++)
                {
                    var sum = HasBias ? weights[1][o] : 0;
                    for (var c = 0; c < inGroup; c++)
                        for (var i = 0; i < w.Rows; i++)
                            for (var j = 0; j < w.Columns; j++)
                            {
                                var (row, column) = w.At(y, x, i, j);
                                if (!input.Holds(row, column)) continue;
                                sum += weights[0][((o * inGroup + c) * w.Rows + i) * w.Columns + j] * input[o / outGroup * inGroup + c, row, column];
                            }
                    output[o, y, x] = sum;
                }
        return output;
    }
}

internal sealed record DefinedSignalConvolution(int OutChannels, int Size, int Stride, int Padding, int Dilation)
    : DefinedLayer(Format(
        $"Conv1D({OutChannels}, {Size}, Stride = {Stride}, Padding = {Padding}, Dilation = {Dilation}, DropRemainder = true)"))
{
    public override string? Torch => Format($"F.conv1d(x[:, :, 0], w[0], w[1], {Stride}, {Padding}, {Dilation})[:, :, None]");

    protected override Map Forward(Map input, double[][] weights)
    {
        var window = new DefinedWindow(1, Size) { StrideWidth = Stride, Left = Padding, Right = Padding, DilationWidth = Dilation };
        return new DefinedConvolution(OutChannels, window).Train([input], null, weights)[0];
    }
}

internal sealed record DefinedTransposed(int OutChannels, DefinedWindow Window, int OutputPadding = 0, int Groups = 1, bool HasBias = true)
    : DefinedLayer(Format(
        $"ConvTranspose2D({OutChannels}, {Window.Options}, {Window.Dilation}, Groups = {Groups}, OutputPadding = {OutputPadding}, Bias = {(HasBias ? "true" : "false")})"))
{
    public override string? Torch => Format(
        $"(lambda y: y[:, :, {Window.Top}:y.shape[2] - {Window.Bottom}, {Window.Left}:y.shape[3] - {Window.Right}])(F.conv_transpose2d(x, w[0], {(HasBias ? "w[1]" : "None")}, {Window.TorchStride}, 0, {OutputPadding}, {Groups}, {Window.TorchDilation}))");

    protected override Map Forward(Map input, double[][] weights)
    {
        var w = Window;
        var output = new Map(
            OutChannels, (input.Height - 1) * w.StrideHeight - w.Top - w.Bottom + w.ExtentHeight + OutputPadding,
            (input.Width - 1) * w.StrideWidth - w.Left - w.Right + w.ExtentWidth + OutputPadding);
        var (inGroup, outGroup) = (input.Channels / Groups, OutChannels / Groups);
        for (var o = 0; o < OutChannels && HasBias; o++)
            for (var y = 0; y < output.Height; y++)
                for (var x = 0; x < output.Width; x++) output[o, y, x] = weights[1][o];
        for (var c = 0; c < input.Channels; c++)
            for (var y = 0; y < input.Height; y++)
                for (var x = 0; x < input.Width; x++)
                    for (var o = 0; o < outGroup; o++)
                        for (var i = 0; i < w.Rows; i++)
                            for (var j = 0; j < w.Columns; j++)
                            {
                                var (row, column) = w.At(y, x, i, j);
                                if (!output.Holds(row, column)) continue;
                                output[c / inGroup * outGroup + o, row, column] +=
                                    input[c, y, x] * weights[0][((c * outGroup + o) * w.Rows + i) * w.Columns + j];
                            }
        return output;
    }
}

internal sealed record DefinedPool(string Kind, DefinedWindow Window, bool CeilMode = false, bool CountIncludePad = true)
    : DefinedLayer(
        $"{Kind}Pool2D({Window.Options}, DropRemainder = true{(CeilMode ? ", CeilMode = true" : "")}{(CountIncludePad ? "" : ", CountIncludePad = false")})")
{
    public override string? Torch => !Window.IsSymmetric || Kind == "Sum" ? null : Format(
        $"F.{Kind.ToLowerInvariant()}_pool2d(x, ({Window.Rows}, {Window.Columns}), {Window.TorchStride}, ({Window.Top}, {Window.Left}), ceil_mode={(CeilMode ? "True" : "False")}{(CountIncludePad ? "" : ", count_include_pad=False")})");

    protected override Map Forward(Map input, double[][] weights)
    {
        var w = Window;
        var output = new Map(
            input.Channels, Length(input.Height, w.Top, w.Bottom, w.Rows, w.StrideHeight), Length(input.Width, w.Left, w.Right, w.Columns, w.StrideWidth));
        for (var c = 0; c < input.Channels; c++)
            for (var y = 0; y < output.Height; y++)
                for (var x = 0; x < output.Width; x++)
                {
                    var (greatest, sum, real) = (double.NegativeInfinity, 0.0, 0);
                    for (var i = 0; i < w.Rows; i++)
                        for (var j = 0; j < w.Columns; j++)
                        {
                            var (row, column) = w.At(y, x, i, j);
                            if (!input.Holds(row, column)) continue;
                            greatest = Math.Max(greatest, input[c, row, column]);
                            sum += input[c, row, column];
                            real++;
                        }
                    var (top, left) = w.At(y, x, 0, 0);
                    var padded = (Math.Min(top + w.Rows, input.Height + w.Bottom) - top) * (Math.Min(left + w.Columns, input.Width + w.Right) - left);
                    output[c, y, x] = Kind switch { "Max" => greatest, "Sum" => sum, _ => sum / (CountIncludePad ? padded : real) };
                }
        return output;
    }

    private int Length(int input, int before, int after, int window, int stride)
    {
        var room = input + before + after - window;
        if (!CeilMode) return room / stride + 1;
        var length = (room + stride - 1) / stride + 1;
        return (length - 1) * stride >= input + before ? length - 1 : length;
    }
}

internal sealed record DefinedGlobalPool(string Kind) : DefinedLayer($"Global{Kind}Pool2D")
{
    public override string? Torch => $"F.adaptive_{Kind.ToLowerInvariant()}_pool2d(x, 1)";

    protected override Map Forward(Map input, double[][] weights)
    {
        var output = new Map(input.Channels, 1, 1);
        var plane = input.Height * input.Width;
        for (var c = 0; c < input.Channels; c++)
        {
            var values = input.Values.AsSpan(c * plane, plane).ToArray();
            output.Values[c] = Kind == "Max" ? values.Max() : values.Average();
        }
        return output;
    }
}

internal sealed record DefinedActivation(string Text, Func<double, double> Function) : DefinedLayer(Text)
{
    public override string? Torch => Text.StartsWith("Leaky", StringComparison.Ordinal) ? $"F.leaky_relu(x, {Text[10..^1]})" : $"torch.nn.{Text}()(x)"
        .Replace("HardSwish", "Hardswish", StringComparison.Ordinal);

    protected override Map Forward(Map input, double[][] weights) => input.Apply(Function);
}

internal sealed record DefinedSoftmax(bool Logarithm) : DefinedLayer(Logarithm ? "LogSoftmax" : "Softmax")
{
    public override string? Torch => Logarithm ? "F.log_softmax(x, 1)" : "F.softmax(x, 1)";

    protected override Map Forward(Map input, double[][] weights)
    {
        var output = new Map(input.Channels, input.Height, input.Width);
        for (var y = 0; y < input.Height; y++)
            for (var x = 0; x < input.Width; x++)
            {
                var sum = Enumerable.Range(0, input.Channels).Sum(c => Math.Exp(input[c, y, x]));
                for (var c = 0; c < input.Channels; c++)
                    output[c, y, x] = Logarithm ? input[c, y, x] - Math.Log(sum) : Math.Exp(input[c, y, x]) / sum;
            }
        return output;
    }
}

internal sealed record DefinedNormalization() : DefinedLayer("BatchNorm2D")
{
    public override string? Torch => "F.batch_norm(x, None, None, w[0], w[1], True)";

    private const double Epsilon = 1e-5;

    public override Map[] Train(Map[] input, Map[]? branch, double[][] weights)
    {
        var output = input.Select(map => new Map(map.Channels, map.Height, map.Width)).ToArray();
        var plane = input[0].Height * input[0].Width;
        for (var c = 0; c < input[0].Channels; c++)
        {
            var values = input.SelectMany(map => map.Values.Skip(c * plane).Take(plane)).ToArray();
            var mean = values.Average();
            var variance = values.Average(value => (value - mean) * (value - mean));
            for (var n = 0; n < input.Length; n++)
                for (var i = c * plane; i < (c + 1) * plane; i++)
                    output[n].Values[i] = (input[n].Values[i] - mean) / Math.Sqrt(variance + Epsilon) * weights[0][c] + weights[1][c];
        }
        return output;
    }
}

internal sealed record DefinedLinear(int OutFeatures, bool HasBias = true)
    : DefinedLayer(Format($"Linear({OutFeatures}, Bias = {(HasBias ? "true" : "false")})"))
{
    public override string? Torch => $"F.linear(x.flatten(1), w[0], {(HasBias ? "w[1]" : "None")})[:, :, None, None]";

    protected override Map Forward(Map input, double[][] weights)
    {
        var output = new Map(OutFeatures, 1, 1);
        for (var o = 0; o < OutFeatures; o++)
        {
            output.Values[o] = HasBias ? weights[1][o] : 0;
            for (var i = 0; i < input.Values.Length; i++) output.Values[o] += weights[0][o * input.Values.Length + i] * input.Values[i];
        }
        return output;
    }
}

internal sealed record DefinedFlatten() : DefinedLayer("Flatten")
{
    public override string? Torch => "x.flatten(1)[:, :, None, None]";

    protected override Map Forward(Map input, double[][] weights)
    {
        var output = new Map(input.Values.Length, 1, 1);
        input.Values.CopyTo(output.Values, 0);
        return output;
    }
}

internal sealed record DefinedJunction(string Kind, string Name) : DefinedLayer($"{Kind}(\"{Name}\")")
{
    public override string? Torch => Kind == "Add" ? "x + branch" : "torch.cat((x, branch), 1)";

    public override string Branch => Name;

    public override Map[] Train(Map[] input, Map[]? branch, double[][] weights) => input.Zip(branch!, (left, right) =>
    {
        var values = Kind == "Add" ? left.Values.Zip(right.Values, (a, b) => a + b) : left.Values.Concat(right.Values);
        var output = new Map(Kind == "Add" ? left.Channels : left.Channels + right.Channels, left.Height, left.Width);
        values.ToArray().CopyTo(output.Values, 0);
        return output;
    }).ToArray();
}
