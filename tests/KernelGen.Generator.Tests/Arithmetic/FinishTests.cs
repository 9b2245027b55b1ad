using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using Xunit;

namespace KernelGen.Generator.Tests.Arithmetic;

/// <summary>What follows a sum, interpreted step by step in the lane's own arithmetic, against exact rounding: every sum of the range.</summary>
public sealed class FinishTests
{
    public static TheoryData<int> Denominators => [1, 2, 3, 4, 5, 6, 7, 9, 10, 12, 16, 25, 49, 64, 81, 100, 121, 159, 255, 256, 273, 441, 1000, 1024, 4096, 9999, 65536, 99991, 1_000_003];

    [Theory]
    [MemberData(nameof(Denominators))]
    public void Every_sum_is_rounded_and_saturated(int denominator)
    {
        var proved = 0;
        foreach (var lane in Lane.Integers)
            foreach (var destination in Destinations(lane))
                foreach (var rounding in Enum.GetValues<Kernels.Declarations.MidpointRounding>())
                    foreach (var absolute in new[] { false, true })
                        foreach (var sums in Ranges(lane))
                        {
                            if (Finish.Steps(lane, sums, denominator, rounding, absolute, destination) is not { } steps) continue;
                            proved++;
                            foreach (var sum in Samples(sums, denominator))
                                Assert.True(
                                    Exact(sum, denominator, rounding, absolute, destination) == Evaluate(lane, steps, sum, destination),
                                    $"{sum}/{denominator} {rounding} absolute={absolute} {lane.Name} {sums} to {destination.Name}");
                        }
        Assert.True(proved > 30);
    }

    /// <summary>16-bit lanes serve byte sources, which have no unsigned 16-bit results.</summary>
    private static ElementType[] Destinations(Lane lane) => lane.Bits == 16
        ? [ElementType.Byte, ElementType.Short]
        : [ElementType.Byte, ElementType.Short, ElementType.UShort, ElementType.Int];

    private static IEnumerable<Interval> Ranges(Lane lane) => new[]
    {
        new Interval(0, 255), new Interval(0, 32767), new Interval(0, 65535), new Interval(-1020, 1275), new Interval(-32767, 32767),
        new Interval(-32767, 32000), new Interval(-5, 60000), new Interval(-3_000_000, 9_000_000), new Interval(0, 2_000_000_000), new Interval(-2_000_000_000, 2_000_000_000),
        new Interval(-10, -3), new Interval(70000, 80000),
    }.Where(range => lane.Holds(range));

    /// <summary>All sums of a short range; of a long one the ends, the neighborhood of ties and multiples, and a spread.</summary>
    private static IEnumerable<BigInteger> Samples(Interval sums, int denominator)
    {
        if (sums.High - sums.Low <= 2400)
        {
            for (var sum = sums.Low; sum <= sums.High; sum++) yield return sum;
            yield break;
        }
        var random = new Random(denominator);
        for (var i = 0; i < 60; i++)
        {
            var any = sums.Low + (BigInteger)(random.NextDouble() * (double)(sums.High - sums.Low));
            var multiple = any / denominator * denominator;
            foreach (var sum in new[] { any, multiple, multiple - 1, multiple + 1, multiple + denominator / 2, multiple + denominator / 2 + 1, multiple - denominator / 2, sums.Low + i, sums.High - i })
                if (sum >= sums.Low && sum <= sums.High) yield return sum;
        }
    }

    private static BigInteger Exact(BigInteger sum, BigInteger q, Kernels.Declarations.MidpointRounding rounding, bool absolute, ElementType destination)
    {
        var floor = BigInteger.DivRem(sum, q, out var remainder);
        if (remainder.Sign < 0) (floor, remainder) = (floor - 1, remainder + q);
        var half = (2 * remainder).CompareTo(q);
        var up = rounding switch
        {
            Kernels.Declarations.MidpointRounding.ToEven => half > 0 || (half == 0 && !floor.IsEven),
            Kernels.Declarations.MidpointRounding.AwayFromZero => half > 0 || (half == 0 && sum.Sign > 0),
            Kernels.Declarations.MidpointRounding.ToZero => sum.Sign < 0 && !remainder.IsZero,
            Kernels.Declarations.MidpointRounding.ToPositiveInfinity => !remainder.IsZero,
            _ => false,
        };
        var rounded = up ? floor + 1 : floor;
        return BigInteger.Max(destination.Least, BigInteger.Min(destination.Greatest, absolute ? BigInteger.Abs(rounded) : rounded));
    }

    private static BigInteger Evaluate(Lane lane, IEnumerable<Assignment> steps, BigInteger sum, ElementType destination)
    {
        var locals = new Dictionary<string, long> { ["sum"] = (long)sum };
        foreach (var step in steps) locals[step.Target] = Interpreter.Evaluate(lane, step.Value, locals);
        // stores saturate signed lanes
        var stored = locals["sum"];
        if (lane == Lane.UInt16) Assert.InRange(stored, 0, short.MaxValue);
        return BigInteger.Max(destination.Least, BigInteger.Min(destination.Greatest, stored));
    }
}
