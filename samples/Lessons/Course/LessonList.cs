using System;
using System.Collections.Generic;
using System.Linq;

namespace Lessons.Course;

/// <summary>The table of contents.</summary>
internal static class LessonList
{
    private static readonly Func<Lesson>[] Lessons =
    [
        SmoothingLesson.Write,
        ModesLesson.Write,
        LetterLesson.Write,
        PhotographLesson.Write,
        PoolingLesson.Write,
        SharingLesson.Write,
        VolumeLesson.Write,
        CompositionLesson.Write,
    ];

    /// <summary>Computes and writes all lessons, in the order of the page.</summary>
    public static IReadOnlyList<Lesson> Write() => [.. Lessons.Select(static write => write())];
}
