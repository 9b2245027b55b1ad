using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Declarations;
using KernelGen.Generator.Diagnostics;

namespace KernelGen.Generator.Rules;

/// <summary>KG1011: names are free, but one that says the other dimension is surely a slip.</summary>
internal sealed class DimensionsMustBeNamedInOrder : IDeclarationRule
{
    private static readonly string[] Widths = ["width", "w", "columns", "cols", "columncount", "imagewidth", "picturewidth"];
    private static readonly string[] Heights = ["height", "h", "rows", "rowcount", "imageheight", "pictureheight"];

    public IEnumerable<Problem> Check(Declaration declaration)
    {
        if (declaration.Signature is not { Shape: PictureShape.Flat }) yield break;
        var parameters = declaration.Method.Parameters;
        if (Among(parameters[2].Name, Heights)) yield return Of(2, "width", "third");
        else if (Among(parameters[3].Name, Widths)) yield return Of(3, "height", "fourth");

        Problem Of(int index, string dimension, string position) => new("KG1011", Place.Parameter(index),
            $"'{parameters[index].Name}' stands where '{declaration.Method.DisplayName}' takes the {dimension} (its {position} parameter); swap the names: width comes before height");
    }

    private static bool Among(string name, string[] names) => names.Contains(name.TrimStart('@'), StringComparer.OrdinalIgnoreCase);
}
