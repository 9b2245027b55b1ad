using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Declarations.Layers;

/// <summary>The file of trained weights that a network names.</summary>
/// <param name="Text">What it holds; null where there is no such file among the project's additional files.</param>
internal sealed record WeightsFile(string? Text)
{
    /// <summary>Finds the file that a network names; null where it names none.</summary>
    /// <param name="declaration">The network.</param>
    /// <param name="files">The additional files of the project. Their paths are whole, the network's is relative to the project.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static WeightsFile? Find(NetworkDeclaration declaration, IEnumerable<AdditionalText> files, CancellationToken cancellation)
    {
        if (declaration.Options.Weights is not { } path) return null;
        var end = "/" + Normal(path);
        // the shortest path is that of the project itself, not of a folder in it
        var file = files.Where(candidate => ("/" + Normal(candidate.Path)).EndsWith(end, StringComparison.Ordinal)).OrderBy(
            candidate => candidate.Path.Length).FirstOrDefault();
        return new WeightsFile(file?.GetText(cancellation)?.ToString());
    }

    private static string Normal(string path)
    {
        var normal = path.Replace('\\', '/');
        return normal.StartsWith("./", StringComparison.Ordinal) ? normal.Substring(2) : normal;
    }
}
