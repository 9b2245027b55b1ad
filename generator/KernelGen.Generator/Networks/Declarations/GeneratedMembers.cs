using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Declarations;

/// <summary>The list of all members that the generated half of a network declares, its constructor apart.</summary>
internal static class GeneratedMembers
{
    /// <summary>What a network that can be trained implements.</summary>
    public const string Trainable = "global::KernelGen.ITrainable";

    private const string NetworkType = "global::KernelGen.CompilerServices.NetworkInstance";
    private const string TrainingType = "global::KernelGen.CompilerServices.TrainingInstance";
    private const string Parameters = "global::KernelGen.NetworkParameters";
    private const string Names = "global::System.Collections.Generic.IReadOnlyList<string>";
    private const string Bytes = "global::System.ReadOnlySpan<byte>";

    private static readonly GeneratedParameter Path = new("string", "path");
    private static readonly GeneratedParameter Tensors = new("global::System.IO.Stream", "safetensors");
    private static readonly GeneratedParameter Loading = new("global::KernelGen.LoadOptions", "options");
    private static readonly GeneratedParameter Batch = new("int", "batch");
    private static readonly GeneratedParameter Options = new("global::System.Threading.Tasks.ParallelOptions", "options", " = null");

    /// <summary>What is known before any number is computed.</summary>
    public static IReadOnlyList<GeneratedMember> Constants { get; } =
    [
        new("InputLength", "int", null),
        new("OutputLength", "int", null),
        new("ParameterCount", "int", null),
        new("MultiplyAdds", "long", null),
        new("LayerLengths", "global::System.ReadOnlySpan<int>", null),
        new("WorkspaceLength", "int", null),
    ];

    /// <summary>The field that all else calls.</summary>
    public static GeneratedMember Network { get; } = new("kernelGenNetwork", NetworkType, null);

    /// <summary>Bytes as they come; what a member of the same name of <see cref="Network"/> is told besides is how they are scaled.</summary>
    public static GeneratedMember ForwardBytes { get; } = Method(
        "void", "Forward", "One sample of bytes, channel after channel: (p·Scale − Mean)/Deviation.", new(Bytes, "pixels"), Output());

    /// <summary>Each calls the member of the same name of <see cref="Network"/>.</summary>
    public static IReadOnlyList<GeneratedMember> Calls { get; } =
    [
        Method("void", "Initialize", "Sets the weights to what training starts from: uniform in ±1/√fan-in, the same on every machine.",
            new GeneratedParameter("int", "seed")) with { Interface = Trainable },
        Method("void", "Load", "Reads a safetensors file, whole or not at all.", Tensors),
        Method("void", "Load", "Reads a safetensors file, whole or not at all.", Path),
        Method("void", "Load", "Reads a safetensors file whose names are others, whole or not at all.", Tensors, Loading),
        Method("void", "Load", "Reads a safetensors file whose names are others, whole or not at all.", Path, Loading),
        Method("void", "Save", "Writes a safetensors file.", Tensors),
        Method("void", "Save", "Writes a safetensors file.", Path),
        Method("void", "SaveWeights",
            "Writes the text file that <c>Weights</c> of <c>[Network]</c> names: the weights become part of the program.", Path),
        new("Parameters", Parameters, null, "The weights by name, in PyTorch's layout. After writing to them call <c>Commit</c>.")
        {
            Interface = Trainable
        },
        Method("void", "Commit", "Lays out what was written to <c>Parameters</c>, for this object and its clones.")
            with { Interface = Trainable },
        Method("void", "Forward",
            "One sample, channel after channel. Nothing is allocated. Not for two threads at once: see <c>Clone</c>.", Input(), Output()),
        ForwardBytes,
        Method("void", "ForwardBatch",
            "Samples one after another, in as many threads as <c>options</c> allows; none without. The same bits for any number.",
            Input(), Output(), Batch, Options) with { Interface = Trainable },
        Method("int", "Predict", "The place of the greatest output.", Input()),
        Method("void", "ComputeFeatureMap",
            "The output of one layer, channel after channel, computed layer by layer by the generic runtime.",
            Input(), new("int", "layer"), Output("destination")),
    ];

    /// <summary>The field of what is needed in training; a clone has a training of its own.</summary>
    public static GeneratedMember Training { get; } = new("kernelGenTraining", TrainingType, null);

    /// <summary>The same, made when it is asked for.</summary>
    public static GeneratedMember StartedTraining { get; } = new("KernelGenTraining", TrainingType, null);

    /// <summary>Each calls the member of the same name of <see cref="StartedTraining"/>.</summary>
    public static IReadOnlyList<GeneratedMember> TrainingCalls { get; } = new GeneratedMember[]
    {
        new("Gradients", Parameters, null, "The gradients under the names of their parameters."),
        Method("void", "ForwardTraining",
            "A mini-batch in training: keeps what <c>Backward</c> needs, drops what dropout drops, and normalizes by the batch.",
            Input(), Output(), Batch, new("int", "dropoutSeed", " = 0"), Options),
        Method("void", "Backward",
            "Adds the gradients of the last mini-batch to <c>Gradients</c>, from the derivatives of the loss by the outputs.",
            Input("outputGradient"), Output("inputGradient") with { Default = " = default" }, Options),
        Method("void", "ZeroGradients", "Sets all gradients to 0."),
        Method("int", "FindNonFiniteLayer", "The first layer whose output is not finite for one of the samples, or −1.", Input(), Batch),
    }.Select(static member => member with { Interface = Trainable }).ToArray();

    /// <summary>What only the interface shows.</summary>
    public static IReadOnlyList<GeneratedMember> Hidden { get; } =
    [
        new("KernelGen.ITrainable.Training", TrainingType, null) { Interface = Trainable },
        new("KernelGen.ITrainable.LayerNames", Names, null) { Interface = Trainable },
        new("KernelGen.ITrainable.OutputShape", "global::KernelGen.TensorShape", null) { Interface = Trainable },
        new("KernelGen.ITrainable.LeastBatch", "int", null) { Interface = Trainable },
        new("KernelGen.ITrainable.InputLength", "int", null) { Interface = Trainable },
        new("KernelGen.ITrainable.OutputLength", "int", null) { Interface = Trainable },
    ];

    private static readonly HashSet<string> Taken =
        [.. Of("", isTrainable: true).SelectMany(static member => new[] { member.Name, "get_" + member.Name, "set_" + member.Name })];

    /// <summary>The copy, whose type is the class's own.</summary>
    /// <param name="type">The class: <c>Net&lt;T&gt;</c>.</param>
    public static GeneratedMember Clone(string type) =>
        Method(type, "Clone", "The same weights with a workspace of its own: for another thread.");

    /// <summary>All of them.</summary>
    /// <param name="type">The class: <c>Net&lt;T&gt;</c>.</param>
    /// <param name="isTrainable">Whether it can be trained.</param>
    public static IEnumerable<GeneratedMember> Of(string type, bool isTrainable)
    {
        var members = Constants.Append(Network).Concat(Calls).Append(Clone(type));
        return isTrainable ? members.Append(Training).Append(StartedTraining).Concat(TrainingCalls).Concat(Hidden) : members;
    }

    /// <summary>Whether a member of that name may collide with one of them.</summary>
    public static bool Takes(string name) => Taken.Contains(name);

    private static GeneratedMember Method(string type, string name, string summary, params GeneratedParameter[] parameters) =>
        new(name, type, parameters.ToEquatableArray(), summary);

    private static GeneratedParameter Input(string name = "input") => new("global::System.ReadOnlySpan<float>", name);

    private static GeneratedParameter Output(string name = "output") => new("global::System.Span<float>", name);
}

/// <summary>A member that the generated half of a network declares.</summary>
/// <param name="Name">Its name; where only an interface shows it, as metadata spells it: <c>KernelGen.ITrainable.LayerNames</c>.</param>
/// <param name="Type">What it is or what it returns.</param>
/// <param name="Parameters">A method's; null for all else.</param>
/// <param name="Summary">A line of documentation; nothing where its writer knows more.</param>
internal sealed record GeneratedMember(string Name, string Type, EquatableArray<GeneratedParameter>? Parameters, string Summary = "")
{
    /// <summary>The interface that it implements.</summary>
    public string? Interface { get; init; }

    /// <summary>Without modifiers: <c>void Forward(…)</c>.</summary>
    public string Head => $"{Type} {Name}{List(static parameter => parameter.Default)}";

    /// <summary>As a member that only the interface shows: <c>void global::KernelGen.ITrainable.Commit()</c>; it needs no defaults.</summary>
    public string ExplicitHead => $"{Type} {Interface}.{Name.Substring(Name.LastIndexOf('.') + 1)}{List(static _ => "")}";

    /// <summary>The same member of another object, called with the same arguments.</summary>
    public string Call(string target) => target + "." + Name
        + (Parameters is { } parameters ? "(" + string.Join(", ", parameters.Select(static parameter => parameter.Name)) + ")" : "");

    /// <summary>
    /// Whether a class cannot have both: members share a name only where both are methods of different parameters, and a property
    /// takes the names of both accessors, whether it has them or not (C# standard, 15.3.10.2).
    /// </summary>
    public bool CollidesWith(ClassMember other)
    {
        if (other.Name == Name)
            return Parameters is not { } own || other.Parameters is not { } others
                || (other.Arity == 0 && own.Select(static parameter => parameter.Type).SequenceEqual(others));
        return Parameters is null && other is { Arity: 0, Parameters: { } accessor }
            && ((other.Name == "get_" + Name && accessor.Count == 0) || (other.Name == "set_" + Name && accessor.SequenceEqual([Type])));
    }

    private string List(Func<GeneratedParameter, string> otherwise) => Parameters is { } parameters
        ? "(" + string.Join(", ", parameters.Select(parameter => $"{parameter.Written} {parameter.Name}{otherwise(parameter)}")) + ")"
        : "";
}

/// <summary>A parameter of a generated member.</summary>
/// <param name="Type">Its type, as two methods are told apart.</param>
/// <param name="Name">Its name.</param>
/// <param name="Default"><c> = 0</c>, or nothing.</param>
internal sealed record GeneratedParameter(string Type, string Name, string Default = "")
{
    /// <summary>The type as it is written: what is null by default may be null.</summary>
    public string Written => Default == " = null" ? Type + "?" : Type;
}

/// <summary>A member of the user's class that a generated one may collide with.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">A method's types, those by reference as <c>ref</c>; null for all else, nested types and type parameters too.</param>
/// <param name="Arity">How many type parameters a method has.</param>
/// <param name="AbstractIn">The base class that declares it, where it is inherited and abstract; null for the class's own.</param>
internal sealed record ClassMember(string Name, EquatableArray<string>? Parameters, int Arity, string? AbstractIn);
