using System;
using System.Reflection;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace KernelGen.Benchmarks;

/// <summary>What a benchmark should at most take.</summary>
/// <param name="text">The goal, as the table shows it.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class GoalAttribute(string text) : Attribute
{
    public string Text { get; } = text;
}

/// <summary>Shows the goals of a class's benchmarks in a column of the table.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class GoalColumnAttribute : Attribute, IConfigSource
{
    public IConfig Config { get; } = ManualConfig.CreateEmpty().AddColumn(new GoalColumn());

    private sealed class GoalColumn : IColumn
    {
        public string Id => nameof(GoalColumn);

        public string ColumnName => "Goal";

        public bool AlwaysShow => true;

        public ColumnCategory Category => ColumnCategory.Custom;

        public int PriorityInCategory => 0;

        public bool IsNumeric => false;

        public UnitType UnitType => UnitType.Dimensionless;

        public string Legend => "What it should at most take";

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
            benchmarkCase.Descriptor.WorkloadMethod.GetCustomAttribute<GoalAttribute>()?.Text ?? "";

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

        public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

        public bool IsAvailable(Summary summary) => true;
    }
}
