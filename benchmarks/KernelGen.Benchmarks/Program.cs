using System;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;

// Each job builds its own program, with the generator and the runtime, which takes minutes on a busy machine.
var config = ManualConfig.Create(DefaultConfig.Instance).WithBuildTimeout(TimeSpan.FromMinutes(15));
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
