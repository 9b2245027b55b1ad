using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using System.Xml;
using System.Xml.Linq;

namespace KernelGen.Generator.Emission;

/// <summary>
/// What an editor shows over a call: the user's elements and our remarks. Compilers take the documentation of the implementing part
/// instead of the declaring one, so that the user's must be repeated.
/// </summary>
internal static class HoverDocumentation
{
    private const string EndOfRemarks = "</remarks>";

    /// <summary>The lines after the slashes: well-formed whatever the user wrote.</summary>
    /// <param name="written">The user's lines, without slashes.</param>
    /// <param name="remarks">Our lines, as plain text.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<string> written, IReadOnlyList<string> remarks)
    {
        var ours = remarks.Count == 0 ? [] : remarks.Select(line => " " + SecurityElement.Escape(line)).Prepend(" <code>").Append(" </code>").ToArray();
        var elements = Parse(written);
        if (elements is null)      // what no editor could show is shown as text
            written = written.Select(line => " " + SecurityElement.Escape(Readable(line.Trim()))).Prepend(" <summary>").Append(" </summary>").ToArray();
        else if (ours.Length > 0 && EndsInRemarks(written, elements) is { } last)
        {
            var end = written[last].LastIndexOf(EndOfRemarks, StringComparison.Ordinal);
            return written.Take(last).Append(written[last].Substring(0, end))
                .Concat(ours)
                .Append(" " + written[last].Substring(end)).Concat(written.Skip(last + 1));
        }
        return ours.Length == 0 ? written : written.Append(" <remarks>").Concat(ours).Append(" " + EndOfRemarks);
    }

    /// <summary>The elements of documentation; null where it is not well-formed.</summary>
    private static XElement? Parse(IEnumerable<string> lines)
    {
        try
        {
            return XElement.Parse($"<member>{string.Join("\n", lines)}</member>");
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>Characters that XML has no way to write become question marks.</summary>
    private static string Readable(string line) =>
        new(line.Select(letter => XmlConvert.IsXmlChar(letter) ? letter : '?').ToArray());

    /// <summary>The line in which the user's own remarks end; null where there are none, and where a comment or CDATA may hide the end.</summary>
    private static int? EndsInRemarks(IReadOnlyList<string> written, XElement elements)
    {
        if (elements.Elements("remarks").Count() != 1 || elements.DescendantNodes().Any(node => node is XComment or XCData)) return null;
        var last = written.Count - 1;
        while (last >= 0 && !written[last].Contains(EndOfRemarks)) last--;
        return last < 0 ? null : last;
    }
}
