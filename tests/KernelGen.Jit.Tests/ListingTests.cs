using System.Linq;
using KernelGen.Jit.Tests.Listings;
using Xunit;

namespace KernelGen.Jit.Tests;

/// <summary>What the tests read in a listing, on one that was written for them.</summary>
public sealed class ListingTests
{
    /// <summary>An outer loop (IG02 to IG06) around an inner one (IG03, IG04 and, seldom, IG07), which is entered in its middle.</summary>
    private const string Text = """
        ; Assembly listing for method Kernels_Sharpen_Stencil:Run256(nint) (FullOpts)
        ; rbp based frame

        G_M000_IG01:                ;; offset=0x0000
               vmovups  ymmword ptr [rbp-0x10], ymm0

        G_M000_IG02:                ;; offset=0x0004
               vmovups  ymmword ptr [rbp-0x30], ymm0
               jmp      SHORT G_M000_IG04
               align    [0 bytes for IG03]

        G_M000_IG03:                ;; offset=0x0008
               vpaddw   ymm0, ymm1, ymmword ptr [rbp-0x30]
               vpaddw   ymm0, ymm1, ymmword ptr [reloc @RWD00]
               mov      rax, qword ptr [rbp-0x40]

        G_M000_IG04:                ;; offset=0x000C
               vmovups  zmmword ptr [rsp+0x20], zmm2
               vmovups  ymmword ptr [r9], ymm2
               ja       G_M000_IG07
               jl       SHORT G_M000_IG03

        G_M000_IG05:                ;; offset=0x0010
               vmovups  ymm0, ymmword ptr [rbp-0x30]

        G_M000_IG06:                ;; offset=0x0014
               jne      SHORT G_M000_IG02
               ret

        G_M000_IG07:                ;; offset=0x0018
               vmovups  ymm3, ymmword ptr [rbp-0x50]
               call     [Kernels_Sharpen_Stencil:Exact(nint)]
               jmp      SHORT G_M000_IG03

        ; Total bytes of code 42
           7: JIT compiled Kernels_Sharpen_Stencil:Run256(nint) [FullOpts, IL size=10, code size=42]
           8: JIT compiled Kernels_Blur_Stencil:RunScalar(nint) [Tier0 switched to MinOpts, IL size=70000, code size=9]
           9: JIT compiled Kernels_Blur_Stencil:get_Shape() [Tier0, IL size=1, code size=2]

        """;

    [Fact]
    public void A_summary_gives_kernel_body_tier_and_size() =>
        Assert.Equal(
            [new("Sharpen", "Run256", "FullOpts", 42), new("Blur", "RunScalar", "Tier0 switched to MinOpts", 9)],
            CompiledMethod.ReadAll(Text));

    [Fact]
    public void The_innermost_loop_is_found_with_its_rare_block_and_without_the_outer_loop()
    {
        var loop = Assert.Single(Loops.Innermost(Listing.ReadAll(Text).Single().Blocks));
        Assert.Equal(["G_M000_IG03", "G_M000_IG04", "G_M000_IG07"], loop.Select(block => block.Label));
    }

    [Fact]
    public void Spills_are_vectors_in_the_frame_in_innermost_loops_where_no_method_is_called() =>
        Assert.Equal(
            ["vpaddw   ymm0, ymm1, ymmword ptr [rbp-0x30]", "vmovups  zmmword ptr [rsp+0x20], zmm2"],
            Spills.InInnermostLoops(Listing.ReadAll(Text).Single()));

    [Fact]
    public void Where_rsp_is_the_base_of_the_frame_rbp_is_a_pointer_like_any_other() =>
        Assert.Equal(
            ["vmovups  zmmword ptr [rsp+0x20], zmm2"],
            Spills.InInnermostLoops(Listing.ReadAll(Text.Replace("rbp based", "rsp based", System.StringComparison.Ordinal)).Single()));
}
