using System;
using System.Collections.Generic;
using KernelBank.Measuring;

namespace KernelBank.Reporting;

/// <summary>Reports progress and results to a terminal or a log.</summary>
internal interface IReport
{
    /// <summary>Reports the image before measuring.</summary>
    void Begin(string picture);

    /// <summary>Runs the measurements one after the other, with their progress.</summary>
    /// <param name="kernels">Name and plan of each.</param>
    /// <param name="measure">Measures one of them.</param>
    IReadOnlyList<Measurement> Follow(IReadOnlyList<(string Name, string Plan)> kernels, Func<int, Measurement> measure);

    /// <summary>Reports the results and the output folder.</summary>
    void End(IReadOnlyList<Measurement> measurements, string gallery);
}
