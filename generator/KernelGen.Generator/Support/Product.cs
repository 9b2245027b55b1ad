namespace KernelGen.Generator.Support;

/// <summary>Products of sizes that stop at the largest long instead of wrapping.</summary>
internal static class Product
{
    public static long Of(params long[] sizes)
    {
        var product = 1L;
        foreach (var size in sizes)
        {
            if (size == 0) return 0;
            product = product > long.MaxValue / size ? long.MaxValue : product * size;
        }
        return product;
    }
}
