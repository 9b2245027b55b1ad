using System;
using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Peers;

/// <summary>Runs all contestants of one case: first compares their results, then measures alternating runs.</summary>
internal sealed class Contest(IReadOnlyList<IPeer> peers, int rounds, double peak)
{
    private const double Sample = 1000;            // minimal duration of a run, in microseconds
    private const double Patience = 1_500_000;     // limit for all runs of one contestant beyond three, in microseconds
    private const double Slow = 25_000;            // a contestant whose call takes longer is timed once, in microseconds
    private const int Finalists = 3;               // schedules that are measured after the qualification

    /// <exception cref="InvalidOperationException">The generated method or the generic runtime computed something wrong.</exception>
    public Outcome Hold(Case kernel, int width, int height)
    {
        using var canvas = new Canvas(kernel, width, height);
        using var other = kernel.Rival is { } rival && !rival.Case.HasPixelsOf(kernel) ? new Canvas(rival.Case, width, height) : null;
        var ours = new Contestant(Family.Generated, "generated", kernel.Generated);
        CheckOurs(kernel, canvas, ours);

        List<Entry> entered =
        [
            new(new Contestant(Family.Memcpy, "memcpy", static canvas => canvas.CopySource()), canvas, default),
            new(ours, canvas, default),
        ];
        if (kernel.Rival?.Case is { } held) entered.Add(new(new Contestant(Family.Rival, held.Name, held.Generated), other ?? canvas, default));

        var refused = new List<Measurement>();
        var generic = new Contestant(Family.Generic, "generic", kernel.Generic);
        foreach (var contestant in peers.SelectMany(peer => peer.Enter(kernel, canvas)).Prepend(generic))
        {
            canvas.Spoil();
            contestant.Run(canvas);
            contestant.Collect(canvas);
            var agreement = Agreement.OfDestination(kernel, canvas, contestant.IsInterior);
            if (agreement.IsWithin(Limit(kernel, contestant.Family))) entered.Add(new Entry(contestant, canvas, agreement));
            else if (contestant != generic) refused.Add(new Measurement(contestant, double.NaN, agreement));
            else throw new InvalidOperationException($"{kernel.Name}: the generic runtime differs, {agreement}.");
        }
        return new Outcome(kernel, width, height, peak, Time(entered), refused);
    }

    /// <summary>Compares the generated method with the definition, and stores its result.</summary>
    private static void CheckOurs(Case kernel, Canvas canvas, Contestant ours)
    {
        canvas.Spoil();
        ours.Run(canvas);
        canvas.KeepAnswer();
        var row = new double[canvas.OutputWidth * canvas.Channels];
        foreach (var y in Textbook.Rows(kernel, canvas))
        {
            kernel.Destination.Read(canvas.AnswerAddress + (nint)y * row.Length * kernel.Destination.Size, row);
            var agreement = Agreement.Of(row, Textbook.Row(kernel, canvas, y));
            if (!agreement.IsWithin(Limit(kernel, Family.Generated)))
                throw new InvalidOperationException($"{kernel.Name}: row {y} of {canvas.Height} differs from the definition, {agreement}.");
        }
    }

    /// <summary>The largest difference that counts as agreement; for floats relative to the largest possible sum.</summary>
    private static double Limit(Case kernel, Family family) =>
        kernel.Destination.IsFloat ? (kernel.Destination.Size == sizeof(float) ? 1e-5 : 1e-12) * 255 * Math.Max(1, kernel.Window.Gain)
        : family is not (Family.Generated or Family.Generic) && kernel.PeersMayDifferByOne ? 1
        : 0;

    private List<Measurement> Time(List<Entry> entered)
    {
        foreach (var entry in entered)
        {
            var once = Clock.Time(entry.Contestant, entry.Canvas, 1);
            if (once > Slow)
            {
                (entry.IsSlow, entry.Heat) = (true, once);
                entry.Times.Add(once);
                continue;
            }
            once = entry.Time();
            entry.Calls = (int)Math.Clamp(Sample / Math.Max(once, 1), 1, 1000);
            entry.Turns = (int)Math.Max(Patience / Math.Max(once, Sample), 3);
        }
        for (var heat = 0; heat < Finalists; heat++)
            foreach (var entry in entered.Where(entry => !entry.IsSlow)) entry.Heat = Math.Min(entry.Heat, entry.Time());
        var finalists = entered.GroupBy(entry => entry.Contestant.Family)
            .SelectMany(family => family.OrderBy(entry => entry.Heat).Take(Finalists)).ToList();
        for (var round = 0; round < rounds; round++)
            foreach (var entry in finalists)
                if (!entry.IsSlow && round < entry.Turns) entry.Times.Add(entry.Time());
        return finalists.ConvertAll(entry => new Measurement(entry.Contestant, entry.Median, entry.Agreement, entry.IsSlow));
    }

    /// <summary>A contestant in a contest: calls per run, number of runs, and the times so far.</summary>
    private sealed class Entry(Contestant contestant, Canvas canvas, Agreement agreement)
    {
        public Contestant Contestant => contestant;

        public Canvas Canvas => canvas;

        public Agreement Agreement => agreement;

        public int Calls { get; set; } = 1;

        public int Turns { get; set; }

        /// <summary>Whether a call takes so long that one is enough.</summary>
        public bool IsSlow { get; set; }

        public double Heat { get; set; } = double.PositiveInfinity;

        public List<double> Times { get; } = [];

        public double Median => Times.Order().ElementAt(Times.Count / 2);

        /// <summary>One run. Its first call is not counted, because the caches hold the data of another contestant.</summary>
        public double Time()
        {
            contestant.Run(canvas);
            return Clock.Time(contestant, canvas, Calls);
        }
    }
}
