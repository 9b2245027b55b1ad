using System.Collections.Generic;

namespace Lessons.Course;

/// <summary>One idea: what the page shows of it, and its numbers as plain lines.</summary>
/// <param name="Id">The name of its place on the page.</param>
/// <param name="Title">The idea in a few words.</param>
/// <param name="Content">What stands below the title, as HTML.</param>
/// <param name="Numbers">What was computed, a line each.</param>
internal sealed record Lesson(string Id, string Title, string Content, IReadOnlyList<string> Numbers);
