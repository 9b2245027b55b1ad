using KernelGen.Generator.Networks.Bodies;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Shared;
using Xunit;

namespace KernelGen.Generator.Tests.Networks;

/// <summary>Sums that share registers with their weights must leave room for them: one that does not fit waits for memory in every turn.</summary>
public sealed class LayerRegisterTests
{
    [Theory]
    [InlineData(8, 1, 1, 1)]
    [InlineData(16, 56, 56, 1)]
    [InlineData(32, 112, 112, 1)]
    [InlineData(32, 7, 7, 2)]
    [InlineData(48, 1, 49, 1)]
    [InlineData(64, 56, 56, 1)]
    [InlineData(64, 14, 14, 2)]
    [InlineData(64, 1, 3, 1)]
    public void Sums_weights_and_an_input_of_a_direct_layer_fit_into_the_registers(int channels, int rows, int columns, int pool)
    {
        var packing = new TapPacking(
            channels, InChannels: 64, channels, Block: 16, Rows: 3, Columns: 3, First: 0, OutStep: 0, InStep: 0, RowStep: 0, ColumnStep: 0);
        var pass = new DirectPass(
            new PassAxis(rows, -1, 1, 3, 1), new PassAxis(columns, -1, 1, 3, 1), new TapsPart(packing, new TableRow(0), null, null));
        var epilogue = pool == 1 ? Epilogue.None : Epilogue.None with { Pool = new RegisterPool(PoolingKind.Maximum, pool, pool) };

        foreach (var target in LayerTarget.UpTo(channels))
        {
            var tile = DirectBody.Of(target, pass, epilogue).Tile;
            var sums = tile.Rows * tile.Columns * pool * pool * tile.Vectors;
            Assert.True(sums + tile.Vectors + 1 <= target.Registers, $"{target.Name}: {tile}");
        }
    }
}
