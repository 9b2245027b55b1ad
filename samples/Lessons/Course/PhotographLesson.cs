using System;
using System.Collections.Generic;
using System.Linq;
using KernelBank.Bank;
using KernelBank.Measuring;
using KernelBank.Scene;
using KernelGen;
using Lessons.Drawing;
using Lessons.Kernels;
using Samples.Pictures;

namespace Lessons.Course;

/// <summary>The bank of kernels on an image, the borders, and two ways to show signed results.</summary>
internal static class PhotographLesson
{
    private const string Blur = "blur-21x21";
    private const int Corner = 32;

    private static readonly string[] s_names =
        ["blur-7x7", Blur, "sharpen", "laplacian-4", "laplacian-8", "sobel-x", "sobel-y", "emboss"];

    /// <summary>The result of a kernel, and the number of pixels that differ from the four loops of a textbook.</summary>
    public sealed record Answer(string Name, string About, Picture<byte> Result, int Differing);

    /// <summary>The scene in gray, at half size.</summary>
    public static Picture<byte> Photograph { get; } = Halved(Luma.Of(DuskScene.Paint()));

    /// <summary>The results of the bank, with replicated border.</summary>
    public static IReadOnlyList<Answer> Answers { get; } =
        [.. Catalog.Find<byte>(BorderMode.Replicate, 1, s_names).Select(static it => Run(it, BorderMode.Replicate))];

    /// <summary>The largest blur with each border.</summary>
    public static IReadOnlyList<(BorderMode Border, Answer Answer)> Borders { get; } =
    [
        .. from border in new[] { BorderMode.Replicate, BorderMode.Constant, BorderMode.Reflect, BorderMode.Wrap }
           select (border, Run(Catalog.Find<byte>(border, 1, [Blur]).Single(), border)),
    ];

    /// <summary>The Laplacian with its sign.</summary>
    public static short[] Laplacian { get; } = Signed();

    /// <summary>The Laplacian clamped to 0 to 255.</summary>
    public static Picture<byte> Clamped { get; } = Shown(Photographs.LaplaceClamped);

    /// <summary>The Laplacian rescaled, so that its minimum is black and its maximum is white.</summary>
    public static Picture<byte> Rescaled { get; } = Shown(static (_, to, _, _) => Intensity.Rescale<short, byte>(Laplacian, to));

    public static Lesson Write() => new("photograph", "A bank of kernels on an image", $"""
        <p>The same operation blurs, sharpens, detects edges or embosses: only the coefficients differ. Each
        result below was compared with the four loops of a textbook, pixel by pixel.</p>
        <div class="gallery">
        {Figure.Of("the image", Drawn.Picture(Photograph, "A cottage at dusk, in gray"))}
        {string.Concat(Answers.Select(static it => Figure.Of(
            $"{it.Name}: {Verdict(it)}", Drawn.Picture(it.Result, $"{it.Name}. {it.About}"))))}
        </div>
        <h3>Borders</h3>
        <p>A window of 21 x 21 extends ten pixels beyond the image. The border mode defines the values there: the last pixel repeated, black,
        a mirror image, or the other side of the image. The lower left corner of the blur, enlarged:</p>
        <div class="corners">
        {string.Concat(Borders.Select(static it => Figure.Of(it.Border.ToString().ToLowerInvariant(), Drawn.Enlarged(
            CornerOf(it.Answer.Result), 6, $"The lower left corner of the blur with the border {it.Border}"))))}
        </div>
        <h3>Signed results</h3>
        <p>The Laplacian lies between {Numbers.Text(Laplacian.Min())} and {Numbers.Text(Laplacian.Max())} here, and a byte holds 0 to
        255. Clamping keeps the scale and loses negative values; rescaling keeps all values, and zero becomes gray.</p>
        <div class="gallery">
        {Figure.Of("clamped", Drawn.Picture(Clamped, "The Laplacian without its negative values: thin lines on black"))}
        {Figure.Of("rescaled", Drawn.Picture(Rescaled, "The Laplacian, rescaled from black to white: lines on gray"))}
        </div>
        """,
        [
            .. Answers.Select(static it => $"{it.Name}: {Verdict(it)}"),
            .. Borders.Select(static it => $"{Blur}, {it.Border.ToString().ToLowerInvariant()}: {Verdict(it.Answer)}"),
            $"Laplacian: {Numbers.Text(Laplacian.Min())} to {Numbers.Text(Laplacian.Max())}; "
                + $"clamped, {Numbers.Text(Laplacian.Count(static it => it is < 0 or > 255))} "
                + $"of {Numbers.Text(Laplacian.Length)} pixels saturate",
        ]);

    private static string Verdict(Answer it) =>
        it.Differing == 0 ? "equal to the textbook" : $"{it.Differing} pixels differ from the textbook";

    private static Answer Run(BankEntry<byte> entry, BorderMode border)
    {
        var (result, expected) = (Shown(entry.Generated), new Picture<byte>(Photograph.Width, Photograph.Height, 1));
        new Textbook(entry.Taps, border, preserveAlpha: false).Apply(Photograph, expected);
        var differing = result.Samples.Zip(expected.Samples, static (a, b) => a == b ? 0 : 1).Sum();
        return new Answer(entry.Name, entry.About, result, differing);
    }

    private static Picture<byte> Shown(Filter<byte> filter)
    {
        var result = new Picture<byte>(Photograph.Width, Photograph.Height, 1);
        filter(Photograph.Samples, result.Samples, Photograph.Width, Photograph.Height);
        return result;
    }

    private static short[] Signed()
    {
        var result = new short[Photograph.Samples.Length];
        Photographs.Laplace(Photograph.Samples, result, Photograph.Width, Photograph.Height);
        return result;
    }

    private static Picture<byte> Halved(Picture<byte> picture)
    {
        var half = new Picture<byte>(picture.Width / 2, picture.Height / 2, 1);
        Photographs.Halve(picture.Samples, half.Samples, picture.Width, picture.Height);
        return half;
    }

    private static Picture<byte> CornerOf(Picture<byte> picture)
    {
        var corner = new Picture<byte>(Corner, Corner, 1);
        for (var y = 0; y < Corner; y++) picture.Row(picture.Height - Corner + y)[..Corner].CopyTo(corner.Row(y));
        return corner;
    }
}
