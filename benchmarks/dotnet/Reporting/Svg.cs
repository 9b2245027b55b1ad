using System;
using System.Globalization;
using System.Security;
using System.Text;

namespace KernelGen.Peers;

/// <summary>A picture of rectangles, lines, dots and words, with colors for light and dark pages.</summary>
/// <param name="width">Its width.</param>
/// <param name="height">Its height.</param>
internal sealed class Svg(double width, double height)
{
    private const string Style = """
        <style>
          text { font: 13px system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif; fill: #1f2933; }
          .page { fill: #ffffff; } .title { font-weight: 600; font-size: 15px; } .quiet { fill: #66727f; font-size: 12px; }
          .grid { stroke: #dfe4ea; } .one { stroke: #1f2933; stroke-width: 1.5; }
          .wide { fill: #2a6fb8; } .narrow { fill: #a9c9ea; } .ours { fill: #d9822b; } .slower { fill: #c0392b; }
          .dot { fill: #0f2d4d; fill-opacity: .4; }
          @media (prefers-color-scheme: dark) {
            text { fill: #e3e8ee; } .page { fill: #0d1117; } .quiet { fill: #93a0ad; } .grid { stroke: #2a323c; } .one { stroke: #e3e8ee; }
            .wide { fill: #4a94e0; } .narrow { fill: #2b5680; } .ours { fill: #e59a4b; } .slower { fill: #e8695b; }
            .dot { fill: #ffffff; fill-opacity: .45; }
          }
        </style>
        """;

    private readonly StringBuilder body = new();

    public void Rectangle(string kind, double x, double y, double wide, double high) =>
        Add($"<rect class=\"{kind}\" x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{wide:0.#}\" height=\"{high:0.#}\" rx=\"1.5\"/>");

    public void Line(string kind, double x, double top, double bottom) =>
        Add($"<line class=\"{kind}\" x1=\"{x:0.#}\" y1=\"{top:0.#}\" x2=\"{x:0.#}\" y2=\"{bottom:0.#}\"/>");

    public void Dot(double x, double y) => Add($"<circle class=\"dot\" cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"2.2\"/>");

    /// <param name="kind">Its class: title, quiet, or empty.</param>
    /// <param name="x">Where it is anchored.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="words">The words.</param>
    /// <param name="anchor">start, middle or end.</param>
    public void Text(string kind, double x, double y, string words, string anchor = "start") =>
        Add($"<text class=\"{kind}\" x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\">{SecurityElement.Escape(words)}</text>");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:0} {height:0}" width="{width:0}" height="{height:0}">
        {Style}
        <rect class="page" width="{width:0}" height="{height:0}"/>
        {body}</svg>

        """);

    private void Add(FormattableString element) => body.Append(FormattableString.Invariant(element)).Append('\n');
}
