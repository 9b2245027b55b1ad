using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KernelGen.Generator.Kernels.Declarations.Calls;

/// <summary>A call of <c>Convolution.OutputLength</c>; null is a number that is known only at run time.</summary>
internal sealed record OutputLengthCall(int? Input, int? Window, int? Stride, int? Padding, int? Dilation, bool? DropRemainder)
{
    public static OutputLengthCall? Read(IInvocationOperation call)
    {
        if (call.TargetMethod.Name != "OutputLength" || !KernelCall.IsOurs(call.TargetMethod.ContainingType, "Convolution")) return null;
        return new OutputLengthCall(
            Integer("input"), Integer("window"), Integer("stride"), Integer("padding"), Integer("dilation"), Value("dropRemainder") as bool?);

        int? Integer(string name) => Value(name) as int?;

        object? Value(string name) => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == name)?.Value.ConstantValue.Value;
    }
}
