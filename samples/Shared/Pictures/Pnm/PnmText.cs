using System;

namespace Samples.Pictures.Pnm;

/// <summary>The tokens of a Netpbm file: decimal numbers separated by white space and comments.</summary>
internal ref struct PnmText(ReadOnlySpan<byte> rest)
{
    /// <summary>The white space of the format.</summary>
    public static ReadOnlySpan<byte> Spaces => " \t\n\r\v\f"u8;

    /// <summary>The rest of the file.</summary>
    public ReadOnlySpan<byte> Rest { get; private set; } = rest;

    /// <summary>Whether the byte is white space.</summary>
    public static bool IsSpace(byte b) => Spaces.Contains(b);

    /// <summary>The next number. Numbers with more than nine digits are rejected.</summary>
    /// <param name="meaning">The meaning of the number, for the message.</param>
    public long Number(string meaning)
    {
        SkipSpacesAndComments();
        var digits = Rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (digits < 0) digits = Rest.Length;
        if (digits == 0)
        {
            throw new RefusedException(Rest.IsEmpty
                ? $"the file ends before the {meaning}; it is truncated, download it again"
                : $"the {meaning} is not a number; the file is damaged");
        }
        if (digits > 9) throw new RefusedException($"the {meaning} has {digits} digits; the file is damaged");
        var number = 0L;
        foreach (var digit in Rest[..digits]) number = 10 * number + (digit - '0');
        Rest = Rest[digits..];
        return number;
    }

    /// <summary>The one white-space byte between the header and binary samples.</summary>
    public void SkipOneSpace()
    {
        if (Rest.IsEmpty || !IsSpace(Rest[0])) throw new RefusedException("the header does not end in white space; the file is damaged");
        Rest = Rest[1..];
    }

    /// <summary>Skips white space and comments, which extend from # to the end of the line.</summary>
    public void SkipSpacesAndComments()
    {
        while (!Rest.IsEmpty && (IsSpace(Rest[0]) || Rest[0] == '#'))
        {
            var length = 1;
            if (Rest[0] == '#')
            {
                var line = Rest.IndexOfAny((byte)'\n', (byte)'\r');
                length = line < 0 ? Rest.Length : line;
            }
            Rest = Rest[length..];
        }
    }
}
