using System;
using System.Collections.Generic;
using KernelBank.Measuring;

namespace KernelBank.Reporting;

/// <summary>Tells the person at the screen, or the log, what is going on and what came out.</summary>
internal interface IReport
{
    /// <summary>Says what is about to be measured, and on what.</summary>
    void Begin(string picture);

    /// <summary>Runs the measurements one after the other and shows how far they are.</summary>
    /// <param name="kernels">Name and plan of each.</param>
    /// <param name="measure">Measures one of them.</param>
    IReadOnlyList<Measurement> Follow(IReadOnlyList<(string Name, string Plan)> kernels, Func<int, Measurement> measure);

    /// <summary>Shows the results, and says where they were written.</summary>
    void End(IReadOnlyList<Measurement> measurements, string gallery);
}
