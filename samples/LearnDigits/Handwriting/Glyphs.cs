using System.Globalization;
using System.Linq;

namespace LearnDigits.Handwriting;

/// <summary>A point that a stroke passes through, smoothly or with a corner.</summary>
internal readonly record struct Knot(Point Place, bool IsCorner);

/// <summary>Styles of handwriting for the ten digits; each style is one or two strokes.</summary>
internal static class Glyphs
{
    // x,y in hundredths of the height, from the upper left corner; ! marks a corner, | lifts the pen.
    private static readonly string[][] s_written =
    [
        [
            "52,0 24,12 10,50 24,88 50,100 76,88 90,50 78,12 50,0",
            "62,10 40,0 16,20 9,58 26,94 54,100 80,78 88,38 72,8 46,4 36,14",
            "48,2 72,10 84,44 74,86 46,100 20,84 12,46 26,12 54,4",
        ],
        [
            "51,0 50,50 49,100",
            "60,0 50,50 40,100",
            "30,24 53,0! 52,50 51,100",
            "32,20 54,0! 52,100 | 26,100 80,99",
        ],
        [
            "12,24 32,3 62,2 80,22 72,48 42,74 9,98! 50,95 92,98",
            "14,22 38,2 70,4 80,28 62,58 30,86 11,94 6,83 20,76 46,90 70,99 94,90",
            "10,16 40,0 76,12 74,40 42,70 12,100! 88,100",
            "16,30 22,8 52,0 78,14 78,36 54,66 12,94! 40,86 64,98 90,92",
        ],
        [
            "14,10 44,0 76,12 73,34 42,47! 78,57 85,82 55,100 20,96 8,85",
            "12,16 40,0 74,10 70,37 46,47 34,47 50,48 80,62 78,90 44,100 10,88",
            "14,3 78,4! 42,42! 78,55 82,84 50,100 12,90",
        ],
        [
            "22,0 10,56! 88,53 | 70,6 67,50 66,100",
            "62,0 8,64! 92,64 | 62,0 62,100",
            "18,4 14,38 26,55 56,56 79,46 | 83,2 77,50 70,100",
            "64,100 68,0! 6,62! 90,62",
        ],
        [
            "26,4 20,44! 50,35 82,54 80,84 48,100 12,92 | 26,4 84,2",
            "84,2 30,4! 22,42! 56,36 84,60 74,90 42,100 10,90",
            "78,5 44,4 27,18 30,40 62,53 79,76 56,98 16,94",
        ],
        [
            "70,2 36,22 14,60 24,92 52,100 78,84 74,60 46,53 20,70",
            "56,0 28,34 16,72 34,98 66,96 80,74 60,57 32,66 18,84",
            "46,0 22,44 14,78 34,100 64,94 72,72 50,60 24,72",
        ],
        [
            "8,8 88,4! 58,48 42,100",
            "8,8 88,4! 60,46 40,100 | 30,52 80,48",
            "12,24 10,6! 88,6! 64,42 46,100",
            "10,14 40,5 80,5 82,24 56,56 42,100",
        ],
        [
            "74,14 46,0 20,16 34,41 64,57 80,82 50,100 18,84 32,59 64,41 80,18 62,2",
            "50,0 25,12 25,36 50,47 75,36 75,12 50,0 | 50,47 19,60 16,86 50,100 84,86 81,60 50,47",
            "54,47 25,31 27,7 53,0 78,13 70,36 40,55 18,79 36,99 68,97 82,75 58,51",
        ],
        [
            "76,24 54,2 24,13 17,37 40,50 68,40 78,16! 74,60 66,100",
            "78,28 60,3 28,8 14,32 32,50 64,42 80,16 82,54 70,88 42,100 18,90",
            "72,12 42,1 17,24 30,49 62,42 76,10! 66,56 54,100",
        ],
    ];

    private static readonly Knot[][][][] s_strokes =
        [.. s_written.Select(static styles => styles.Select(static style => style.Split(" | ").Select(Stroke).ToArray()).ToArray())];

    /// <summary>The strokes of every style of a digit.</summary>
    public static Knot[][][] Of(int digit) => s_strokes[digit];

    private static Knot[] Stroke(string written) => [.. written.Split(' ').Select(static word =>
    {
        var numbers = word.TrimEnd('!').Split(',');
        var place = new Point(Number(numbers[0]), Number(numbers[1]));
        return new Knot(place, word.EndsWith('!'));
    })];

    private static double Number(string hundredths) => int.Parse(hundredths, CultureInfo.InvariantCulture) / 100.0;
}
