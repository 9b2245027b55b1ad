using System.Collections.Generic;

namespace Lessons.Course;

/// <summary>One lesson: its HTML, and its numbers as plain text.</summary>
/// <param name="Id">The anchor on the page.</param>
/// <param name="Title">The heading.</param>
/// <param name="Content">The content below the heading, as HTML.</param>
/// <param name="Numbers">The computed numbers, as lines of text.</param>
internal sealed record Lesson(string Id, string Title, string Content, IReadOnlyList<string> Numbers);
