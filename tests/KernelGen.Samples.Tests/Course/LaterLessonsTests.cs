using System;
using System.Linq;
using KernelGen;
using LearnDigits.Learning;
using Lessons.Course;
using Lessons.Kernels;
using Xunit;

namespace KernelGen.Samples.Tests.Course;

/// <summary>The numbers of the lessons on pictures, pools, sharing, volumes and the trained net.</summary>
public sealed class LaterLessonsTests
{
    [Fact]
    public void Every_kernel_of_the_bank_equals_the_textbook_with_every_border()
    {
        Assert.Equal(8, PhotographLesson.Answers.Count);
        Assert.All(PhotographLesson.Answers, static it => Assert.Equal(0, it.Differing));
        Assert.Equal(
            [BorderMode.Replicate, BorderMode.Constant, BorderMode.Reflect, BorderMode.Wrap],
            PhotographLesson.Borders.Select(static it => it.Border));
        Assert.All(PhotographLesson.Borders, static it => Assert.Equal(0, it.Answer.Differing));
        Assert.Equal(4, PhotographLesson.Borders.Select(static it => Convert.ToBase64String(it.Answer.Result.Samples)).Distinct().Count());
        Assert.Equal((384, 256), (PhotographLesson.Photograph.Width, PhotographLesson.Photograph.Height));
    }

    [Fact]
    public void Clamping_cuts_off_what_rescaling_keeps()
    {
        var signed = PhotographLesson.Laplacian;
        var photograph = PhotographLesson.Photograph;
        var (width, height, picture) = (photograph.Width, photograph.Height, photograph.Samples);
        for (var k = 0; k < signed.Length; k++)
        {
            var (y, x) = (k / width, k % width);
            var sum = At(y - 1, x) + At(y + 1, x) + At(y, x - 1) + At(y, x + 1) - 4 * At(y, x);
            Assert.Equal(sum, signed[k]);
            Assert.Equal(Math.Clamp(sum, 0, 255), PhotographLesson.Clamped.Samples[k]);
        }
        var (low, high) = ((double)signed.Min(), (double)signed.Max());
        Assert.True(low < 0 && high > 0);
        for (var k = 0; k < signed.Length; k++)
            Assert.Equal(Math.Round((signed[k] - low) / (high - low) * 255), PhotographLesson.Rescaled.Samples[k]);

        int At(int y, int x) => picture[Math.Clamp(y, 0, height - 1) * width + Math.Clamp(x, 0, width - 1)];
    }

    [Fact]
    public void Pools_keep_the_maximum_the_mean_and_the_sum()
    {
        Assert.Equal([6, 5, 8, 4], PoolingLesson.Greatest);
        Assert.Equal([3.5f, 2.5f, 4.5f, 2], PoolingLesson.Mean);
        Assert.Equal([14, 10, 18, 8], PoolingLesson.Sum);
    }

    [Fact]
    public void Fewer_pooled_values_change_strongly_when_the_digit_is_shifted()
    {
        var stages = PoolingLesson.Pair.Stages;
        var share = stages.Select(static it => (double)it.Greatly / it.First.Values.Length).ToArray();
        Assert.True(stages[0].Differing > 100);
        Assert.Equal(49, stages[2].First.Values.Length);
        Assert.InRange(stages[2].Differing, 1, 49);
        Assert.True(share[2] < share[0], $"{share[2]} of the pooled numbers change greatly, {share[0]} of the pixels");
    }

    [Fact]
    public void Three_shared_weights_give_what_thirty_five_give()
    {
        float[] expected = [.. Enumerable.Range(0, 5).Select(static k =>
            SharingLesson.Input[k] + 2 * SharingLesson.Input[k + 1] - SharingLesson.Input[k + 2])];
        Assert.Equal(expected, SharingLesson.Convolved);
        Assert.Equal(expected, SharingLesson.Connected);
        Assert.Equal(35, SharingLesson.Table.Length);
    }

    [Fact]
    public void The_map_moves_with_the_feature()
    {
        var (first, second) = (SharingLesson.First, SharingLesson.Second);
        Assert.Equal(2, SharingLesson.Map.Count(static answer => answer == 5));
        for (var dy = -1; dy <= 3; dy++)
        {
            for (var dx = -1; dx <= 3; dx++)
                Assert.Equal(At(first.Y + dy, first.X + dx), At(second.Y + dy, second.X + dx));
        }
        Assert.Equal(5, At(first.Y + 1, first.X + 1));

        static float At(int y, int x) => SharingLesson.Map[y * SharingLesson.Width + x];
    }

    [Fact]
    public void Maps_of_the_volume_are_sums_over_all_colors()
    {
        const int width = VolumeLesson.Width, height = VolumeLesson.Height, plane = width * height;
        Assert.Equal(4 * plane, VolumeLesson.Volume.Length);
        for (var k = 0; k < VolumeLesson.Volume.Length; k++)
        {
            var (map, y, x) = (k / plane, k % plane / width, k % width);
            var sum = 0.0;
            for (var tap = 0; tap < 27; tap++)
            {
                var (row, column) = (y + tap % 9 / 3 - 1, x + tap % 3 - 1);
                if (row is < 0 or >= height || column is < 0 or >= width) continue;
                sum += VolumeLesson.Weights[map * 27 + tap] * VolumeLesson.Colors[tap / 9 * plane + row * width + column];
            }
            Assert.Equal(sum, VolumeLesson.Volume[k], 1e-5);
        }
    }

    [Fact]
    public void Three_layers_of_3x3_reach_7x7_neurons()
    {
        Assert.Equal([9, 25, 49], VolumeLesson.Fields.Select(static field => field.Count(static ways => ways != 0)));
        Assert.Equal([1, 9, 49], VolumeLesson.Fields.Select(static field => (int)field.Max()));
    }

    [Theory]
    [InlineData(32, 5, 1, 0, 28, "")]
    [InlineData(32, 5, 1, 2, 32, "")]
    [InlineData(227, 11, 4, 0, 55, "")]
    [InlineData(5, 3, 2, 1, 3, "")]
    [InlineData(7, 3, 3, 1, 3, "")]
    [InlineData(10, 3, 2, 0, 4, "KG2003")]
    [InlineData(10, 3, 4, 0, 2, "KG2003 KG2004")]
    [InlineData(10, 3, 1, 3, 14, "KG2005")]
    [InlineData(4, 7, 1, 0, null, "KG2002")]
    [InlineData(4, 7, 1, 2, 2, "")]
    public void Sizes_follow_the_formula_and_the_compiler_rejects_impossible_ones(
        int input, int window, int stride, int padding, int? output, string ids)
    {
        var found = VolumeLesson.Cases.Single(it => (it.Input, it.Window, it.Stride, it.Padding) == (input, window, stride, padding));
        Assert.Equal(output, found.Output);
        Assert.Equal(ids, string.Join(' ', found.Verdicts.Select(static it => it.Id).Order()));
    }

    [Fact]
    public void One_neuron_on_an_image_has_196608_weights_and_a_kernel_25_for_each_color()
    {
        Assert.Equal(196_608, OneNeuron.ParameterCount);
        Assert.Equal(3 * 25, OneKernel.ParameterCount);
        Assert.Equal(256 * 256, OneKernel.OutputLength);
        Assert.Equal((8 * 25) + (2 * 8) + (16 * 8 * 25) + (2 * 16) + (16 * 4 * 4 * 10) + 10, DigitNet.ParameterCount);
    }

    [Fact]
    public void The_trained_net_reads_its_digit_and_nearly_all_others()
    {
        Assert.Equal(3, CompositionLesson.Digits.Labels[CompositionLesson.Index]);
        Assert.Equal(3, CompositionLesson.Best(CompositionLesson.Answers));
        Assert.InRange(CompositionLesson.Right, 45, 50);
    }
}
