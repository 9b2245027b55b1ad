using System.Collections.Generic;
using System.Linq;
using KernelBank.Measuring;
using KernelBank.Reporting;
using KernelGen;
using Samples.Pages;
using Samples.Pictures;

namespace KernelBank.Gallery;

/// <summary>The page of the bank: input, kernel and result for every kernel.</summary>
internal static class GalleryPage
{
    /// <summary>Writes the page as UTF-8.</summary>
    /// <param name="title">The name of the image.</param>
    /// <param name="border">The border mode.</param>
    /// <param name="picture">The picture.</param>
    /// <param name="luma">The luma of the image, the input of most kernels.</param>
    /// <param name="measurements">The results.</param>
    public static byte[] Write(string title, BorderMode border, Picture picture, Picture luma, IReadOnlyList<Measurement> measurements)
    {
        var style = $"{Page.StyleSheet(typeof(GalleryPage).Assembly, "gallery.css")}\n{Originals(picture, luma)}";
        return Page.Write($"Kernel bank: {title}", style, $"""
            <header class="top">
            <div>
            <h1>Kernel bank</h1>
            <p>Every kernel on this page is declared with one C# attribute; the compiler generates the code. Left: the input. Middle: the
            coefficients. Right: the result.</p>
            <nav aria-label="Kernels">{string.Concat(measurements.Select(static it => $"<a href=\"#{it.Name}\">{it.Name}</a>"))}</nav>
            </div>
            <figure>
            <div class="original color" role="img" aria-label="The original image: {Html.Text(title)}"></div>
            <figcaption>{Html.Text(title)}; border: {border.ToString().ToLowerInvariant()}{Reduced(picture)}</figcaption>
            </figure>
            </header>
            <main>
            {string.Join("\n", measurements.Select(Card))}
            </main>
            <section class="table" aria-label="All measurements">
            <h2>Summary</h2>
            <div class="scroll">{Table(measurements)}</div>
            <p>{Html.Text(Wording.Verdict(measurements))} Times are medians on one thread of the machine that made this page.
            Generic is KernelGen's vectorized runtime for kernels that are known only at run time;
            textbook is the simple loop over rows, columns and taps.</p>
            </section>
            """);
    }

    // The two originals are background images in the style sheet, so that the page contains each only once.
    private static string Originals(Picture picture, Picture luma) => $$"""
        .original, .row img { aspect-ratio: {{picture.Width}} / {{picture.Height}}; }
        .original.luma { background-image: url({{Html.Address(luma)}}); }
        .original.color { background-image: url({{Html.Address(picture)}}); }
        """;

    private static string Card(Measurement it) => $"""
        <article id="{it.Name}">
        <h2>{it.Name}</h2>
        <p>{Html.Text(it.About)}</p>
        <div class="row">
        <figure>
        <div class="original {(it.OnColor ? "color" : "luma")}" role="img" aria-label="{Original(it)}"></div>
        <figcaption>{Original(it)}</figcaption>
        </figure>
        <figure>
        {KernelGrid.Draw(it.Taps)}
        </figure>
        <figure>
        <img src="{Html.Address(it.Result)}" alt="The result of {it.Name}. {Html.Text(it.About)}">
        <figcaption>result</figcaption>
        </figure>
        </div>
        <div class="facts">
        <div>
        <code>{Html.Text(it.Declaration)}</code>
        <p>Plan: {Html.Text(it.Plan)}</p>
        <p class="{(it.AreEqual ? "equal" : "unequal")}">{Verdict(it)}</p>
        </div>
        {Timing.Draw(it)}
        </div>
        </article>
        """;

    private static string Original(Measurement it) => it.OnColor ? "original" : "original, luma";

    private static string Verdict(Measurement it) => it.AreEqual
        ? "All three results are equal, sample by sample."
        : Html.Text($"Generic: {it.FromGeneric}. Textbook: {it.FromTextbook}.");

    private static string Table(IReadOnlyList<Measurement> measurements)
    {
        var head = string.Concat(Wording.Columns.Select(static column => $"<th scope=\"col\">{Html.Text(column)}</th>"));
        var rows = measurements.Select(static it => $"<tr>{string.Concat(Wording.Cells(it).Select(Cell))}</tr>");
        return $"<table><thead><tr>{head}</tr></thead><tbody>{string.Concat(rows)}</tbody></table>";
    }

    private static string Cell(string text) => $"<td>{Html.Text(text)}</td>";

    private static string Reduced(Picture picture) =>
        Preview.Reduction(picture) is var side and > 1 ? $"; shown here at 1/{side}, the PNG files have the full size" : "";
}
