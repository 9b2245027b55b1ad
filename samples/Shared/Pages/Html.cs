using System;
using System.Net;
using Samples.Pictures;

namespace Samples.Pages;

/// <summary>The few things a page is put together from.</summary>
internal static class Html
{
    /// <summary>Text that means itself, in an element or an attribute.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A picture as an address that holds the picture itself, reduced if it is larger than a page.</summary>
    public static string Address(Picture picture) =>
        "data:image/png;base64," + Convert.ToBase64String(PictureCodec.Encode(Preview.Of(picture), PictureFormat.Png));
}
