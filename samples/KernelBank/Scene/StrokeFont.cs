using System.Numerics;

namespace KernelBank.Scene;

/// <summary>A few letters and figures as pen strokes on a grid of 4 by 6: x to the right, y down.</summary>
internal static class StrokeFont
{
    private const float Advance = 5.6f;

    /// <summary>Draws a line of text.</summary>
    /// <param name="canvas">The canvas.</param>
    /// <param name="text">Letters that the font has; anything else is a space.</param>
    /// <param name="place">The upper left corner of the first letter.</param>
    /// <param name="height">The height of a letter in pixels.</param>
    /// <param name="thickness">The width of the pen in pixels.</param>
    /// <param name="color">The ink.</param>
    public static void Draw(Canvas canvas, string text, Vector2 place, float height, float thickness, Vector3 color)
    {
        var scale = height / 6;
        for (var k = 0; k < text.Length; k++)
        {
            var corner = place + new Vector2(k * Advance * scale * (height < 20 ? 0.9f : 0.93f), 0);
            foreach (var stroke in Strokes(text[k]).Split(' ', System.StringSplitOptions.RemoveEmptyEntries))
            {
                for (var point = 2; point < stroke.Length; point += 2)
                    canvas.Stroke(corner + At(stroke, point - 2) * scale, corner + At(stroke, point) * scale, thickness, color);
            }
        }
    }

    // Each word is one stroke: pairs of digits x y.
    private static string Strokes(char letter) => letter switch
    {
        'K' => "0006 4004 1346",
        'E' => "40000646 0333",
        'R' => "0600304142330323 2346",
        'N' => "06004600 4640",
        'L' => "000646",
        'G' => "413010010516364543 4323",
        '0' => "1030414536160501 0110",
        '1' => "112026 1636",
        '5' => "40000232434536160605",
        '-' => "2343",
        _ => "",
    };

    private static Vector2 At(string stroke, int index) => new(stroke[index] - '0', stroke[index + 1] - '0');
}
