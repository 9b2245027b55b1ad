using System;
using System.Net;
using Samples.Pictures;

namespace Samples.Pages;

/// <summary>Building blocks of HTML pages.</summary>
internal static class Html
{
    /// <summary>Escapes text for an element or an attribute.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(text);

    /// <summary>An image as a data URL, reduced if it is larger than a page.</summary>
    public static string Address(Picture picture) =>
        "data:image/png;base64," + Convert.ToBase64String(PictureCodec.Encode(Preview.Of(picture), PictureFormat.Png));
}
