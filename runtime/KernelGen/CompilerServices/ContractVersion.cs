using System.Reflection;
using KernelGen.Shared;

[assembly: AssemblyMetadata(Contract.Key, Contract.Version)]
