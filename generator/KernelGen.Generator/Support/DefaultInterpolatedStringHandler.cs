using System.Globalization;
using System.Text;

namespace System.Runtime.CompilerServices;

/// <summary>
/// What the compiler makes of <c>$"…"</c>. The target framework has none, so this one is taken: numbers are written the same under
/// every culture, in generated text and in messages alike.
/// </summary>
internal readonly ref struct DefaultInterpolatedStringHandler(int literalLength, int formattedCount)
{
    private const int UsualLength = 8;

    private readonly StringBuilder text = new(literalLength + UsualLength * formattedCount);

    public void AppendLiteral(string value) => text.Append(value);

    public void AppendFormatted(string? value) => text.Append(value);

    public void AppendFormatted(int value)
    {
        if (value is >= 0 and < 10) text.Append((char)('0' + value));
        else text.Append(value.ToString(CultureInfo.InvariantCulture));
    }

    public void AppendFormatted<T>(T value) => AppendFormatted(value, null);

    public void AppendFormatted<T>(T value, string? format) =>
        text.Append(value is IFormattable number ? number.ToString(format, CultureInfo.InvariantCulture) : value?.ToString());

    public string ToStringAndClear() => text.ToString();
}
