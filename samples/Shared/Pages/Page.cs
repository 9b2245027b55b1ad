using System.IO;
using System.Reflection;
using System.Text;

namespace Samples.Pages;

/// <summary>A self-contained page: style and images are embedded, no script; light or dark mode.</summary>
internal static class Page
{
    /// <summary>Writes the page as UTF-8.</summary>
    /// <param name="title">The title of the window, as text.</param>
    /// <param name="style">The style sheet of the page, after the one that all pages share.</param>
    /// <param name="body">The content, as HTML.</param>
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

    /// <summary>A style sheet that is a resource of an assembly.</summary>
    public static string StyleSheet(Assembly assembly, string name)
    {
        using var resource = assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(resource, Encoding.UTF8);
        return reader.ReadToEnd().TrimEnd();
    }
}
