using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Kernels.Declarations.Calls;
using KernelGen.Generator.Kernels.Rules.Calls;
using KernelGen.Generator.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace KernelGen.Generator;

/// <summary>Reports problems of kernels that a program makes at run time from constants.</summary>
/// <remarks>Separate from <see cref="KernelAnalyzer"/>, which must analyze generated code: generated bodies are long and need no such check.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.Calls;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Register);
    }

    /// <summary>A program without the runtime library needs no check.</summary>
    private static void Register(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName("KernelGen.Kernel") is null) return;
        context.RegisterOperationAction(AnalyzeCall, OperationKind.Invocation, OperationKind.ObjectCreation);
        context.RegisterSyntaxNodeAction(AnalyzeVariable, SyntaxKind.VariableDeclarator);
    }

    private static void AnalyzeCall(OperationAnalysisContext context)
    {
        var arguments = context.Operation switch
        {
            IInvocationOperation invocation => invocation.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => default,
        };
        if (arguments.IsDefaultOrEmpty) return;
        if (KernelCallReader.Read(context.Operation, context.CancellationToken) is { } kernel)
            Report(context.ReportDiagnostic, KernelCompiler.Check(kernel, context.CancellationToken), new CallPlaces(context.Operation.Syntax, arguments));
        if (context.Operation is not IInvocationOperation call) return;
        if (OutputLengthCall.Read(call) is { } length)
            Report(context.ReportDiagnostic, KernelCompiler.Check(length), new CallPlaces(call.Syntax, arguments));
        if (ApplyCall.Read(call, context.CancellationToken) is { } apply && KernelCompiler.CanDeclare(apply.Kernel, apply.Signature, context.CancellationToken))
            context.ReportDiagnostic(ConstantKernelCouldBeGenerated.Of(apply).At(((InvocationExpressionSyntax)call.Syntax).Expression.GetLocation()));
    }

    private static void AnalyzeVariable(SyntaxNodeAnalysisContext context)
    {
        var variable = (VariableDeclaratorSyntax)context.Node;
        if (HandWrittenKernel.Read(variable, context.SemanticModel, context.CancellationToken) is { } kernel)
            context.ReportDiagnostic(ConstantKernelCouldBeGenerated.Of(kernel).At(variable.Identifier.GetLocation()));
    }

    private static void Report(Action<Diagnostic> report, IEnumerable<Problem> problems, CallPlaces places)
    {
        // nothing must be generated here: a call that will throw is a warning, for a program may want to see it throw
        foreach (var problem in problems)
            report((problem.IsError ? problem with { Severity = DiagnosticSeverity.Warning } : problem).At(places.Find(problem.Place)));
    }
}
