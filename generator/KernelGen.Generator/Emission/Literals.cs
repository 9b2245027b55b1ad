using KernelGen.Generator.Planning;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Emission;

/// <summary>Numbers as C# literals of a lane's type.</summary>
internal static class Literals
{
    public static string Of(Lane lane, Rational value) => lane.IsInteger
        ? value.ToString()
        : lane == Lane.Single ? Invariant.Literal(value.ToSingle()) : Invariant.Literal(value.ToDouble());
}
