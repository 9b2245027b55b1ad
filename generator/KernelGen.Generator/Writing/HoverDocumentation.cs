using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security;
using System.Xml;

namespace KernelGen.Generator.Writing;

/// <summary>
/// What an editor shows over a call: the user's elements and our remarks. Compilers take the documentation of the implementing part
/// instead of the declaring one, so that the user's must be repeated.
/// </summary>
internal static class HoverDocumentation
{
    /// <summary>The lines after the slashes: well-formed whatever the user wrote.</summary>
    /// <param name="written">The user's lines, without slashes.</param>
    /// <param name="remarks">Our lines, as plain text.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<string> written, IReadOnlyList<string> remarks)
    {
        var ours = remarks.Count == 0 ? [] : remarks.Select(line => " " + SecurityElement.Escape(line)).Prepend(" <code>").Append(" </code>").ToArray();
        if (!TryFindRemarks(written, out var end))      // what no editor could show is shown as text
            written = written.Select(line => " " + SecurityElement.Escape(Readable(line.Trim()))).Prepend(" <summary>").Append(" </summary>").ToArray();
        else if (ours.Length > 0 && end is { } found)
        {
            var (before, after) = (written[found.Line].Substring(0, found.Column), written[found.Line].Substring(found.Column));
            if (found.IsEmpty) (before, after) = (before + ">", "</remarks>" + after.Substring("/>".Length));
            return written.Take(found.Line).Append(before).Concat(ours).Append(" " + after).Concat(written.Skip(found.Line + 1));
        }
        return ours.Length == 0 ? written : written.Append(" <remarks>").Concat(ours).Append(" </remarks>");
    }

    /// <summary>Where the user's last remarks end: before the tag that ends them, or before the slash of an empty element.</summary>
    private readonly record struct End(int Line, int Column, bool IsEmpty);

    /// <summary>Looks for the end of the user's remarks; false where the lines are not well-formed.</summary>
    private static bool TryFindRemarks(IReadOnlyList<string> written, out End? end)
    {
        end = null;
        try
        {
            var settings = new XmlReaderSettings { ConformanceLevel = ConformanceLevel.Fragment };
            using var reader = XmlReader.Create(new StringReader(string.Join("\n", written)), settings);
            var places = (IXmlLineInfo)reader;
            while (reader.Read())
            {
                if (reader.Depth > 0 || reader.Name != "remarks") continue;
                // the reader counts from 1 and stands on the name: behind "</" or "<"
                var (line, column) = (places.LineNumber - 1, places.LinePosition - 1);
                if (reader.NodeType == XmlNodeType.EndElement) end = new End(line, column - 2, IsEmpty: false);
                else if (reader.IsEmptyElement)
                {
                    while (written[line].IndexOf("/>", column, System.StringComparison.Ordinal) < 0) (line, column) = (line + 1, 0);
                    end = new End(line, written[line].IndexOf("/>", column, System.StringComparison.Ordinal), IsEmpty: true);
                }
            }
            return true;
        }
        catch (XmlException)
        {
            end = null;
            return false;
        }
    }

    /// <summary>Characters that XML has no way to write become question marks.</summary>
    private static string Readable(string line) =>
        new(line.Select(letter => XmlConvert.IsXmlChar(letter) ? letter : '?').ToArray());
}
