using System;
using System.Numerics;
using Samples.Pictures;

namespace KernelBank.Scene;

/// <summary>A rectangle that holds a shape, so that only its pixels are visited.</summary>
internal readonly record struct Bounds(float Left, float Top, float Right, float Bottom);

/// <summary>The color of a layer of paint at a point.</summary>
internal delegate Vector3 Paint(Vector2 point);

/// <summary>Light on a rectangle of pixels. Point (x, y) is a pixel's center at (column + ½, row + ½).</summary>
internal sealed class Canvas(int width, int height)
{
    private readonly Vector3[] _light = new Vector3[width * height];

    /// <summary>The whole canvas.</summary>
    public Bounds All => new(0, 0, width, height);

    /// <summary>Replaces the light of every pixel within the bounds by a function of itself and its place.</summary>
    public void Shade(Bounds bounds, Func<Vector2, Vector3, Vector3> light)
    {
        var (left, right) = ((int)Math.Max(bounds.Left, 0), (int)Math.Min(MathF.Ceiling(bounds.Right), width));
        var (top, bottom) = ((int)Math.Max(bounds.Top, 0), (int)Math.Min(MathF.Ceiling(bounds.Bottom), height));
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
                _light[y * width + x] = light(new Vector2(x + 0.5f, y + 0.5f), _light[y * width + x]);
        }
    }

    /// <summary>Fills a shape; the pixels of its outline are covered in part.</summary>
    public void Fill(Bounds bounds, Distance shape, Paint paint, float opacity = 1) => Shade(bounds, (point, light) =>
    {
        var cover = opacity * Math.Clamp(0.5f - shape(point), 0, 1);
        return cover <= 0 ? light : Vector3.Lerp(light, paint(point), cover);
    });

    /// <summary>Fills a shape with one color.</summary>
    public void Fill(Bounds bounds, Distance shape, int rgb, float opacity = 1)
    {
        var color = Color.Hex(rgb);
        Fill(bounds, shape, _ => color, opacity);
    }

    /// <summary>Draws a stroke with round ends.</summary>
    public void Stroke(Vector2 from, Vector2 to, float thickness, Vector3 color, float opacity = 1)
    {
        var margin = new Vector2(thickness / 2 + 1);
        var (low, high) = (Vector2.Min(from, to) - margin, Vector2.Max(from, to) + margin);
        Fill(new Bounds(low.X, low.Y, high.X, high.Y), Shape.Stroke(from, to, thickness), _ => color, opacity);
    }

    /// <summary>The mean of a paint over the nine ninths of a pixel, for patterns with edges of their own.</summary>
    public static Paint Fine(Paint paint) => point =>
    {
        var sum = Vector3.Zero;
        for (var part = 0; part < 9; part++) sum += paint(point + new Vector2(part % 3 - 1, part / 3 - 1) / 3);
        return sum / 9;
    };

    /// <summary>Adds light around a point that fades with the square of the distance, as haze does around a lamp.</summary>
    public void Glow(Vector2 center, float radius, Vector3 color)
    {
        var reach = 3 * radius;
        Shade(new Bounds(center.X - reach, center.Y - reach, center.X + reach, center.Y + reach), (point, light) =>
            light + color * MathF.Exp(-Vector2.DistanceSquared(point, center) / (radius * radius)));
    }

    /// <summary>The finished picture: sRGB samples with film grain.</summary>
    /// <param name="grain">Standard deviation of the grain, in samples.</param>
    /// <param name="seed">Determines the grain.</param>
    public Picture<byte> Develop(float grain, int seed)
    {
        var picture = new Picture<byte>(width, height, 3);
        for (var pixel = 0; pixel < _light.Length; pixel++)
        {
            var noise = grain * Noise.Grain(pixel % width, pixel / width, seed);
            for (var channel = 0; channel < 3; channel++)
                picture.Samples[3 * pixel + channel] = (byte)Math.Clamp(Color.ToSample(_light[pixel][channel]) + noise + 0.5f, 0, 255);
        }
        return picture;
    }
}
