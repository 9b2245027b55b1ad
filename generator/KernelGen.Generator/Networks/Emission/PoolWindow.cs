using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Emission;

/// <summary>Spells what becomes of one window of a pool.</summary>
internal sealed class PoolWindow(Pooling pooling, TensorAddress source)
{
    private WindowAxis Down => pooling.Window.Vertical;

    private WindowAxis Across => pooling.Window.Horizontal;

    /// <summary>What no tap has been added to.</summary>
    public string Nothing(Tier tier) =>
        pooling.Kind == PoolingKind.Maximum ? $"{tier.Words.Create}(float.NegativeInfinity)" : $"{tier.Words.Create}(0)";

    /// <summary>A tap is added.</summary>
    public string Join(Tier tier, string value, string tap) =>
        pooling.Kind == PoolingKind.Maximum ? $"{tier.Words.Max}({value}, {tap})" : $"{value} + {tap}";

    /// <summary>The result for what all taps have given.</summary>
    /// <param name="tier">The vectors.</param>
    /// <param name="value">What the taps have given.</param>
    /// <param name="divisor">A mean's divisor.</param>
    public string Finish(Tier tier, string value, string divisor) =>
        pooling.Kind != PoolingKind.Average || divisor == "1" ? value : $"{value} / {tier.Words.Create}({divisor})";

    /// <summary>Declares <c>top</c>: the first row of the window.</summary>
    public void WriteTop(CodeWriter writer, string y) =>
        writer.Line($"nint top = {Loop.Sum((y, Down.Stride), ("1", -Down.Before))};");

    /// <summary>Declares <c>left</c> and <c>value</c>: the taps in the input, those outside passed over.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="tier">The vectors.</param>
    /// <param name="plane">Where the plane begins.</param>
    /// <param name="x">The output's column.</param>
    public void WriteClipped(CodeWriter writer, Tier tier, string plane, string x)
    {
        writer.Line($"nint left = {Loop.Sum((x, Across.Stride), ("1", -Across.Before))};");
        writer.Line($"{tier.Type} value = {Nothing(tier)};");
        using (RowLoop(writer))
        using (InputLoop(writer, "j", "left", Across))
        {
            var place = Loop.Sum((plane, 1), ("i", source.RowStep), ("j", source.Lanes));
            writer.Line($"value = {Join(tier, "value", $"{tier.Words.Load}(ref source, {place})")};");
        }
    }

    /// <summary>A loop over the rows <c>i</c> in the input of a window that begins at <c>top</c>.</summary>
    public System.IDisposable RowLoop(CodeWriter writer) => InputLoop(writer, "i", "top", Down);

    private static System.IDisposable InputLoop(CodeWriter writer, string name, string first, WindowAxis axis)
    {
        if (axis.Dilation == 1)
            return writer.Block(
                $"for (nint {name} = Math.Max({first}, 0); {name} < Math.Min({first} + {axis.Window}, {axis.Input}); {name}++)");
        var scope = writer.Block(
            $"for (nint {name} = {first}; {name} < {first} + {axis.Extent}; {name} += {axis.Dilation})");
        writer.Line($"if ({name} < 0 || {name} >= {axis.Input}) continue;");
        return scope;
    }

    /// <summary>Rows that a mean divides by, of a window that begins at <c>top</c>.</summary>
    public string Rows => Counted("top", Down);

    /// <summary>Columns that a mean divides by, of a window that begins at <c>left</c>.</summary>
    public string Columns => Counted("left", Across);

    /// <summary>PyTorch's rule: the padded window, cut at the end of the padding; without padding, the part in the input.</summary>
    private string Counted(string first, WindowAxis axis) => pooling.CountIncludePad
        ? Cut(first, axis, -axis.Before, axis.Input + (long)axis.After)
        : Cut(first, axis, 0, axis.Input);

    private static string Cut(string first, WindowAxis axis, long least, long end) =>
        $"(Math.Min({first} + {axis.Extent}, {end}) - Math.Max({first}, {least}))";
}
