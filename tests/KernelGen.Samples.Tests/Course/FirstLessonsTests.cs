using System;
using System.Linq;
using Lessons.Course;
using Xunit;

namespace KernelGen.Samples.Tests.Course;

/// <summary>The numbers of the lessons on lines, modes and the letter, as they are published or as the definition gives them.</summary>
public sealed class FirstLessonsTests
{
    [Fact]
    public void Thirds_give_the_published_means()
    {
        double[] thirds = [10, 19, 29, 28, 29, 20, 21, 20, 29, 27];
        Assert.Equal(thirds.Length, SmoothingLesson.SmoothedDip.Length);
        for (var k = 0; k < thirds.Length; k++) Assert.Equal(thirds[k] / 3, SmoothingLesson.SmoothedDip[k], 5e-6);
    }

    [Fact]
    public void The_mean_of_nine_removes_most_of_the_noise_and_keeps_the_sine()
    {
        var (before, after) = (SmoothingLesson.Error(SmoothingLesson.Noisy), SmoothingLesson.Error(SmoothingLesson.Smoothed));
        Assert.InRange(before, 0.25, 0.35);
        Assert.InRange(after, 0.05, before / 2);
        for (var x = 4; x < SmoothingLesson.Noisy.Length - 4; x++)
            Assert.Equal(SmoothingLesson.Noisy.AsSpan(x - 4, 9).ToArray().Average(), SmoothingLesson.Smoothed[x], 1e-5);
    }

    [Fact]
    public void Edges_are_found_where_the_steps_are_and_nowhere_else()
    {
        var rises = SmoothingLesson.Rises;
        Assert.Equal([(10, 3f), (20, -2f), (32, 1f)], Enumerable.Range(0, 40).Where(x => rises[x] != 0).Select(x => (x, rises[x])));
    }

    [Fact]
    public void Modes_give_the_published_products()
    {
        Assert.Equal([4, 13, 28, 27, 18], ModesLesson.Full);
        Assert.Equal([13, 28, 27], ModesLesson.Same);
        Assert.Equal([28], ModesLesson.Valid);
        Assert.Equal([32], ModesLesson.Correlated);
        Assert.Equal([28, 34], ModesLesson.ShorterIsTheKernel);
        Assert.Equal([7, 9, 13, 15], ModesLesson.Convolved);
        Assert.Equal([5, 7, 11, 13], ModesLesson.AsWritten);
    }

    [Fact]
    public void The_letter_is_an_H_in_the_middle()
    {
        var rows = LetterLesson.Letter.Chunk(16).Select(
            static row => string.Concat(row.Select(static pixel => pixel == 0 ? '.' : '#')));
        var post = "...##......##...";
        var bar = "...##########...";
        var blank = new string('.', 16);
        Assert.Equal([blank, blank, post, post, post, post, post, bar, bar, post, post, post, post, post, blank, blank], rows);
    }

    [Theory]
    [InlineData("identity", new[] { 0, 0, 0, 0, 1, 0, 0, 0, 0 }, 1)]
    [InlineData("cross blur", new[] { 0, 1, 0, 1, 1, 1, 0, 1, 0 }, 5)]
    [InlineData("vertical line", new[] { -1, 2, -1, -1, 2, -1, -1, 2, -1 }, 1)]
    [InlineData("horizontal line", new[] { -1, -1, -1, 2, 2, 2, -1, -1, -1 }, 1)]
    public void Every_pixel_of_a_feature_map_is_the_sum_that_the_definition_gives(string name, int[] taps, int divisor)
    {
        const int side = LetterLesson.Side;
        var map = LetterLesson.Responses.Single(it => it.Name == name).Map;
        Assert.Equal(side * side, map.Length);
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                var sum = 0;
                for (var k = 0; k < taps.Length; k++) sum += taps[k] * Pixel(y + k / 3 - 1, x + k % 3 - 1);
                Assert.Equal((double)sum / divisor, map[y * side + x], 1e-6);
            }
        }

        static int Pixel(int y, int x) => y is < 0 or >= side || x is < 0 or >= side ? 0 : (int)LetterLesson.Letter[y * side + x];
    }
}
