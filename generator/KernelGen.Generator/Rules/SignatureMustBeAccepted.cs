using System.Collections.Generic;
using KernelGen.Generator.Declarations;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Rules;

/// <summary>KG1003: parameters are matched by type and position.</summary>
internal sealed class SignatureMustBeAccepted : IDeclarationRule
{
    public IEnumerable<Problem> Check(Declaration declaration)
    {
        var name = declaration.Method.DisplayName;
        if (declaration.Signature is null)
            yield return new Problem("KG1003", Place.Parameters,
                $"{declaration.SignatureFault}; the parameters of '{name}' have none of the accepted shapes: "
                + SignatureReader.AcceptedShapes)
            {
                Remedies = Nearest(declaration),
            };
        else if (declaration.Signature.Shape == PictureShape.Signal && declaration.Attribute != "Kernel1D")
            yield return new Problem("KG1003", Place.Parameters,
                $"'{name}' takes a signal, but [{declaration.Attribute}] filters pictures; add 'int width, int height', or use [Kernel1D]. "
                + $"The accepted shapes: {SignatureReader.AcceptedShapes}")
            {
                Remedies = Nearest(declaration),
            };
    }

    private static EquatableArray<Remedy> Nearest(Declaration declaration) =>
        new[] { Remedy.Parameters(NearestSignature.Of(declaration.Method, declaration.Attribute)) }.ToEquatableArray();
}
