using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Text.RegularExpressions;

namespace KernelGen.Samples.Tests.Pages;

/// <summary>Headless Chromium, where there is one: what a reader's browser has to complain about a page.</summary>
internal static class Browser
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>The path of the browser; null where none is installed.</summary>
    public static string? Program { get; } = (
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        from name in Names
        select Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    // A frame for each width: a headless window is never as narrow as a phone.
    private const string Harness = """
        <!DOCTYPE html><html><body>
        <iframe src="page.html" width="360" height="800"></iframe><iframe src="page.html" width="1440" height="900"></iframe>
        <pre id="complaints">not measured</pre>
        <script>
        addEventListener('load', () => {
          const complaints = [];
          for (const frame of document.querySelectorAll('iframe')) {
            const at = `at ${frame.width} pixels: `, page = frame.contentDocument, root = page.documentElement;
            if (page.body.children.length === 0) complaints.push(at + 'the page is empty');
            if (root.scrollWidth > root.clientWidth) complaints.push(at + `the page is ${root.scrollWidth} pixels wide`);
            for (const image of page.images)
              if (!image.complete || image.naturalWidth === 0)
                complaints.push(at + `does not decode: ${image.alt || image.src.slice(0, 60)}`);
            for (const it of frame.contentWindow.performance.getEntriesByType('resource'))
              if (!it.name.startsWith('data:')) complaints.push(at + `requests ${it.name}`);
          }
          document.getElementById('complaints').textContent = complaints.join('\n');
        });
        </script></body></html>
        """;

    /// <summary>Opens a page at 360 and at 1440 pixels.</summary>
    /// <param name="page">HTML as UTF-8.</param>
    /// <returns>What does not fit, does not decode, is fetched from elsewhere, or is an error on the console.</returns>
    public static IReadOnlyList<string> ComplaintsAbout(byte[] page)
    {
        var folder = Directory.CreateTempSubdirectory("page").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, "page.html"), page);
            File.WriteAllText(Path.Combine(folder, "harness.html"), Harness);
            var (dom, log) = Open(folder);
            var found = Regex.Match(dom, "<pre id=\"complaints\">(.*?)</pre>", RegexOptions.Singleline);
            var complaints = WebUtility.HtmlDecode(found.Groups[1].Value);
            if (!dom.Contains("id=\"complaints\"", StringComparison.Ordinal)) complaints = $"the browser shows nothing: {log}";
            var console = log.Split('\n').Where(static line => line.Contains(":CONSOLE", StringComparison.Ordinal));
            return [.. complaints.Split('\n', StringSplitOptions.RemoveEmptyEntries), .. console];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (string Dom, string Log) Open(string folder)
    {
        var start = new ProcessStartInfo(Program!) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[]
        {
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--allow-file-access-from-files",
            "--host-resolver-rules=MAP * ~NOTFOUND", "--enable-logging=stderr", "--virtual-time-budget=20000", "--window-size=1920,1000",
            $"--user-data-dir={Path.Combine(folder, "profile")}", "--dump-dom", new Uri(Path.Combine(folder, "harness.html")).AbsoluteUri,
        })
        {
            start.ArgumentList.Add(argument);
        }
        using var process = Process.Start(start)!;
        var log = process.StandardError.ReadToEndAsync();
        var dom = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (dom, log.Result);
    }
}
