using System;
using System.Collections.Generic;
using KernelGen.Generator.Declarations;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Stencils;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Rules;

/// <summary>KG1008: sizes, steps and names of choices that exist.</summary>
internal sealed class OptionsMustBeInRange : IDeclarationRule
{
    public IEnumerable<Problem> Check(Declaration declaration)
    {
        var options = declaration.Options;
        var (rows, columns) = StencilBuilder.Size(declaration);
        var checks = new (string Name, int? Value, int Least, int Greatest)[]
        {
            ("Stride", options.Stride, 1, KernelLimits.LargestStep),
            ("Dilation", options.Dilation, 1, KernelLimits.LargestStep),
            ("Padding", options.Padding, 0, KernelLimits.LargestStep),
            ("Channels", options.Channels, 1, KernelLimits.MostChannels),
            ("AnchorRow", options.AnchorRow, 0, Math.Max(rows, 1) - 1),
            ("AnchorColumn", options.AnchorColumn, 0, Math.Max(columns, 1) - 1),
            ("Width", options.Width, 1, int.MaxValue),
            ("Height", options.Height, 1, int.MaxValue),
            ("Mode", (int?)options.Mode, 0, 2),
            ("Border", (int?)options.Border, 0, 4),
            ("Rounding", (int?)options.Rounding, 0, 4),
        };
        foreach (var (option, value, least, greatest) in checks)
            if (value < least || value > greatest)
                yield return new Problem("KG1008", Place.Option(option), Invariant.Text(
                    $"{option} of '{declaration.Method.DisplayName}' is {value}; it must lie between {least} and {greatest}"));
    }
}
