using Xunit;

namespace KernelGen.Package.Tests;

/// <summary>All tests share one package, and build one after another.</summary>
[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<PackedProduct>
{
    public const string Name = "package";
}
