using System.IO;
using System.Reflection;
using System.Text;

namespace Samples.Pages;

/// <summary>A page that needs nothing else: style and pictures are inside it, no script; light or dark as its reader prefers.</summary>
internal static class Page
{
    /// <summary>Writes the page as UTF-8.</summary>
    /// <param name="title">What stands in the window's title, as text.</param>
    /// <param name="style">Style sheets of its own, behind the one that all pages share.</param>
    /// <param name="body">What the page shows, as HTML.</param>
    public static byte[] Write(string title, string style, string body)
    {
        var page = $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Html.Text(title)}</title>
            <style>
            {StyleSheet(typeof(Page).Assembly, "page.css")}
            {style}
            </style>
            </head>
            <body>
            {body}
            </body>
            </html>

            """;
        return Encoding.UTF8.GetBytes(page.ReplaceLineEndings("\n"));
    }

    /// <summary>A style sheet that an assembly holds as a resource.</summary>
    public static string StyleSheet(Assembly assembly, string name)
    {
        using var resource = assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(resource, Encoding.UTF8);
        return reader.ReadToEnd().TrimEnd();
    }
}
