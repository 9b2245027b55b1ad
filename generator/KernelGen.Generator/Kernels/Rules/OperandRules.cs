using System.Collections.Generic;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Kernels.Declarations;

namespace KernelGen.Generator.Kernels.Rules;

/// <summary>KG2006: what a declaration names is one kernel of its class, and no kernel is made of itself.</summary>
internal sealed class OperandsMustBeKernels : IDeclarationRule
{
    public IEnumerable<Problem> Check(Declaration declaration)
    {
        foreach (var operand in declaration.Operands)
        {
            var what = operand.Fault switch
            {
                OperandFault.Unknown => "but no method of its class has that name and a kernel attribute; name one that has",
                OperandFault.Ambiguous => "and several kernels of its class have that name; give the one that is meant a name of its own",
                OperandFault.Cycle => "which is made of the kernel itself; name one that is not",
                _ => null,
            };
            if (what is not null)
                yield return new Problem("KG2006", operand.Place, $"'{declaration.Method.DisplayName}' names '{operand.Name}', {what}");
        }
    }
}
