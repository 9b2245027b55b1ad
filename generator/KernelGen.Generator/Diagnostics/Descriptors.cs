using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Diagnostics;

/// <summary>The list of all diagnostics: id, title, severity. The page generator/Diagnostics/README.md has a section for each.</summary>
internal static class Descriptors
{
    /// <summary>The address of that page, where the repository has a public one (RepositoryAddress in Directory.Build.props).</summary>
    private static readonly string? Page = typeof(Descriptors).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(static metadata => metadata.Key == "HelpPage")?.Value;

    // The message is the whole sentence that the rule wrote.
    private static readonly DiagnosticDescriptor KG1001 = new(
        "KG1001", "The method must be static partial, return void and have no body", "{0}", "KernelGen", DiagnosticSeverity.Error, true, helpLinkUri: Link(Page, "kg1001"));

    private static readonly DiagnosticDescriptor KG1002 = new(
        "KG1002", "The containing type must be partial", "{0}", "KernelGen", DiagnosticSeverity.Error, true, helpLinkUri: Link(Page, "kg1002"));

    private static readonly DiagnosticDescriptor KG1003 = new(
        "KG1003", "The signature is not one of the accepted shapes", "{0}", "KernelGen", DiagnosticSeverity.Error, true, helpLinkUri: Link(Page, "kg1003"));

    private static readonly DiagnosticDescriptor KG1004 = new(
        "KG1004", "The element types are not supported", "{0}", "KernelGen", DiagnosticSeverity.Error, true, helpLinkUri: Link(Page, "kg1004"));

    private static readonly DiagnosticDescriptor KG1005 = new(
        "KG1005", "A method takes one kernel attribute", "{0}", "KernelGen", DiagnosticSeverity.Error, true, helpLinkUri: Link(Page, "kg1005"));

    private static readonly DiagnosticDescriptor KG1006 = new(
        "KG1006", "Wrong number of coefficients", "{0}", "KernelGen", DiagnosticSeverity.Error, true, helpLinkUri: Link(Page, "kg1006"));

    private static readonly DiagnosticDescriptor KG1007 = new(
        "KG1007", "Numbers must be finite and the divisor not zero", "{0}", "KernelGen", DiagnosticSeverity.Error, true, helpLinkUri: Link(Page, "kg1007"));

    private static readonly DiagnosticDescriptor KG1008 = new(
        "KG1008", "A value is out of range", "{0}", "KernelGen", DiagnosticSeverity.Error, true, helpLinkUri: Link(Page, "kg1008"));

    private static readonly DiagnosticDescriptor KG1009 = new(
        "KG1009", "An option has no effect or contradicts another", "{0}", "KernelGen", DiagnosticSeverity.Error, true, helpLinkUri: Link(Page, "kg1009"));

    private static readonly DiagnosticDescriptor KG1010 = new(
        "KG1010", "Layer attributes are on several parts of a class", "{0}", "KernelGen", DiagnosticSeverity.Error, true, helpLinkUri: Link(Page, "kg1010"));

    private static readonly DiagnosticDescriptor KG1011 = new(
        "KG1011", "A parameter has the name of the other dimension", "{0}", "KernelGen", DiagnosticSeverity.Warning, true, helpLinkUri: Link(Page, "kg1011"));

    private static readonly DiagnosticDescriptor KG1012 = new(
        "KG1012", "KernelGenVectorWidths is no list of vector widths", "{0}", "KernelGen", DiagnosticSeverity.Error, true, helpLinkUri: Link(Page, "kg1012"));

    private static readonly DiagnosticDescriptor KG2001 = new(
        "KG2001", "An even size has no center", "{0}", "KernelGen", DiagnosticSeverity.Warning, true, helpLinkUri: Link(Page, "kg2001"));

    private static readonly DiagnosticDescriptor KG2002 = new(
        "KG2002", "The window is larger than the padded image", "{0}", "KernelGen", DiagnosticSeverity.Error, true, helpLinkUri: Link(Page, "kg2002"));

    private static readonly DiagnosticDescriptor KG2003 = new(
        "KG2003", "Pixels at the end are never read", "{0}", "KernelGen", DiagnosticSeverity.Warning, true, helpLinkUri: Link(Page, "kg2003"));

    private static readonly DiagnosticDescriptor KG2004 = new(
        "KG2004", "The stride is larger than the window", "{0}", "KernelGen", DiagnosticSeverity.Warning, true, helpLinkUri: Link(Page, "kg2004"));

    private static readonly DiagnosticDescriptor KG2005 = new(
        "KG2005", "The padding is as large as the window", "{0}", "KernelGen", DiagnosticSeverity.Warning, true, helpLinkUri: Link(Page, "kg2005"));

    private static readonly DiagnosticDescriptor KG2006 = new(
        "KG2006", "Channels, groups or branches do not match", "{0}", "KernelGen", DiagnosticSeverity.Error, true, helpLinkUri: Link(Page, "kg2006"));

    private static readonly DiagnosticDescriptor KG2007 = new(
        "KG2007", "The layer does not accept the tensor before it", "{0}", "KernelGen", DiagnosticSeverity.Error, true, helpLinkUri: Link(Page, "kg2007"));

    private static readonly DiagnosticDescriptor KG2008 = new(
        "KG2008", "Results can exceed the destination", "{0}", "KernelGen", DiagnosticSeverity.Info, true, helpLinkUri: Link(Page, "kg2008"));

    private static readonly DiagnosticDescriptor KG2009 = new(
        "KG2009", "The kernel differs from itself rotated by 180° and Flip is not stated", "{0}", "KernelGen", DiagnosticSeverity.Info, true, helpLinkUri: Link(Page, "kg2009"));

    private static readonly DiagnosticDescriptor KG2010 = new(
        "KG2010", "The kernel does nothing", "{0}", "KernelGen", DiagnosticSeverity.Warning, true, helpLinkUri: Link(Page, "kg2010"));

    private static readonly DiagnosticDescriptor KG2011 = new(
        "KG2011", "A coefficient has more than 15 digits", "{0}", "KernelGen", DiagnosticSeverity.Info, true, helpLinkUri: Link(Page, "kg2011"));

    private static readonly DiagnosticDescriptor KG3001 = new(
        "KG3001", "The kernel is too large to unroll", "{0}", "KernelGen", DiagnosticSeverity.Info, true, helpLinkUri: Link(Page, "kg3001"));

    private static readonly DiagnosticDescriptor KG3002 = new(
        "KG3002", "The kernel is large and not separable", "{0}", "KernelGen", DiagnosticSeverity.Info, true, helpLinkUri: Link(Page, "kg3002"));

    private static readonly DiagnosticDescriptor KG3003 = new(
        "KG3003", "A constant kernel could be generated", "{0}", "KernelGen", DiagnosticSeverity.Info, true, helpLinkUri: Link(Page, "kg3003"));

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        ImmutableArray.Create(
            KG1001, KG1002, KG1003, KG1004, KG1005, KG1006, KG1007, KG1008, KG1009, KG1010, KG1011, KG1012,
            KG2001, KG2002, KG2003, KG2004, KG2005, KG2006, KG2007, KG2008, KG2009, KG2010, KG2011,
            KG3001, KG3002, KG3003);

    /// <summary>Those of declarations.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Declarations { get; } = All.Remove(KG1012).Remove(KG3003);

    /// <summary>Those of calls at run time.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Calls { get; } =
        ImmutableArray.Create(KG1006, KG1007, KG1008, KG1009, KG2002, KG2003, KG2004, KG2005, KG3003);

    /// <summary>Those of a project's properties.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Settings { get; } = ImmutableArray.Create(KG1012);

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = All.ToDictionary(descriptor => descriptor.Id);

    public static DiagnosticDescriptor Of(string id) => ById[id];

    /// <summary>The address of a section of a page, or none where there is no page.</summary>
    internal static string? Link(string? page, string section) => page is null ? null : $"{page}#{section}";
}
