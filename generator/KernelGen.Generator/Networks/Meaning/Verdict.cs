using System.Collections.Generic;
using KernelGen.Generator.Diagnostics;

namespace KernelGen.Generator.Networks.Meaning;

/// <summary>What the shape rules say of a layer in its place.</summary>
/// <param name="Problems">What is wrong with it.</param>
/// <param name="HasOutput">Whether the shape behind it is known, right or not, so that the next layer can be judged.</param>
internal sealed record Verdict(IReadOnlyList<Problem> Problems, bool HasOutput);
