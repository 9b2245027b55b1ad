using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Planning.Training;

/// <summary>A training that is being planned: the forward pass, and the backward pass so far.</summary>
internal sealed class TrainingDraft
{
    private const int InputIndex = -1;

    private readonly Network network;
    private readonly Dictionary<int, List<TensorSpec>> gradients = [];
    private readonly bool[] dependsOnWeights;
    private readonly List<LayerStep> steps = [];
    private readonly List<LayerStep> inputSteps = [];

    public TrainingDraft(Network network)
    {
        this.network = network;
        Forward = new Draft(network) { IsTraining = true };
        dependsOnWeights = new bool[network.Layers.Count];
        foreach (var layer in network.Layers)
            dependsOnWeights[layer.Index] = layer.Parameters.Count > 0 || DependsOnWeights(layer.Source) || DependsOnWeights(layer.Branch);
    }

    /// <summary>The forward pass.</summary>
    public Draft Forward { get; }

    /// <summary>The stage that runs.</summary>
    public int Stage { get; private set; }

    /// <summary>Transposed and flipped weights.</summary>
    public List<TransposedWeights> Transposed { get; } = [];

    /// <summary>All steps of the backward pass, those for the gradient of the input alone last.</summary>
    public IEnumerable<LayerStep> BackwardSteps => steps.Concat(inputSteps);

    /// <summary>A barrier across the batch.</summary>
    public void EndStage() => Stage++;

    /// <summary>A new tensor.</summary>
    public TensorSpec NewTensor(TensorShape shape, Layout layout) => Forward.NewTensor(shape, layout);

    /// <summary>Adds the forward pass of layers.</summary>
    public void Add(PlannedLayers planned) => Forward.Add(planned with { Steps = planned.Steps.Select(InStage).ToArray() });

    /// <summary>Adds the backward pass of a layer.</summary>
    public void Add(BackwardPass pass)
    {
        steps.AddRange(pass.Weights.Select(InStage));
        foreach (var input in pass.Inputs)
        {
            Add(input);
            var index = input.Target ?? InputIndex;
            if (!gradients.TryGetValue(index, out var known)) gradients.Add(index, known = []);
            known.Add(input.Gradient);
        }
    }

    /// <summary>Adds the steps of a gradient that is not yet complete.</summary>
    /// <returns>The gradient.</returns>
    public TensorSpec Add(InputGradient input)
    {
        (DependsOnWeights(input.Target) ? steps : inputSteps).AddRange(input.Steps.Select(InStage));
        return input.Gradient;
    }

    /// <summary>The sum of all gradients of what a layer gives, or of the input; null where nothing depends on it.</summary>
    public TensorSpec? GradientOf(int? target)
    {
        if (!gradients.TryGetValue(target ?? InputIndex, out var known)) return null;
        var shape = target is { } layer ? network.Layers[layer].Output : network.Input;
        var layout = shape.Kind == TensorKind.Features ? Layout.Channels : Layout.Blocks;
        var sum = known[0];
        foreach (var other in known.Skip(1))
        {
            sum = Add(new InputGradient(
                target,
                new AddStep
                {
                    Title = "gradients of several readers",
                    Inputs = [new Use(sum, layout), new Use(other, layout)],
                    Output = NewTensor(shape, layout),
                }));
        }
        return sum;
    }

    /// <summary>What only serves the gradient of the input waits for the last stage.</summary>
    public void EndBackward()
    {
        for (var i = 0; i < inputSteps.Count; i++) inputSteps[i] = inputSteps[i] with { Stage = Stage, IsForInput = true };
    }

    /// <summary>The gradient of what a layer takes, as the output of another layer over the gradient of what it gives.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="operation">What the other layer computes.</param>
    /// <param name="gradient">The gradient of what the layer gives.</param>
    /// <param name="weight">The other layer's weight; null where it has none.</param>
    public InputGradient Apply(Layer layer, Meaning.Operation operation, TensorSpec gradient, WeightSource? weight = null)
    {
        var other = layer with
        {
            Attribute = layer.Attribute + ", gradient of the input:",
            Operation = operation,
            As = null,
            Source = null,
            Branch = null,
            Input = layer.Output,
            Output = layer.Input,
            Parameters = operation.Parameters(layer.Output).ToEquatableArray(),
            Buffers = EquatableArray<Parameter>.Empty,
        };
        var draft = new Draft(other, gradient, weight, Forward.Tensors) { IsTraining = true };
        var planned = LayerPlanner.Choose(draft, other);
        return new InputGradient(layer.Source, planned.Steps, planned.Output);
    }

    /// <summary>The maximum over a tensor that alone has given its gradient, or null: the tensor's other readers would add to it.</summary>
    public PoolGradientStep? MaximumOver(TensorSpec tensor, TensorSpec gradient) => BackwardSteps.OfType<PoolGradientStep>()
        .FirstOrDefault(step => step.Output == gradient && step.Source != gradient && step.Inputs[1].Tensor == tensor
            && step is { Activation: null, Pooling.Kind: PoolingKind.Maximum });

    /// <summary>Puts another step in the place of one.</summary>
    public void Replace(LayerStep step, LayerStep other)
    {
        var list = steps.Contains(step) ? steps : inputSteps;
        list[list.IndexOf(step)] = other;
    }

    /// <summary>Transposes and flips a weight.</summary>
    public WeightSource Transpose(TransposedWeights weights)
    {
        Transposed.Add(weights);
        return new TransposedWeight(Transposed.Count - 1);
    }

    /// <summary>A name for a step of the backward pass.</summary>
    public static string Title(Layer layer, string what) => $"{layer.Index} {layer.Attribute}: {what}";

    /// <summary>What a step gives that only adds to gradients of weights: nothing.</summary>
    public TensorSpec Nothing() => NewTensor(new TensorShape(TensorKind.Features, 0, 1, 1), Layout.Channels);

    /// <summary>The step in the stage that runs; the next stage begins where it ends one.</summary>
    private LayerStep InStage(LayerStep step)
    {
        var staged = step with { Stage = Stage };
        if (step.EndsStage) EndStage();
        return staged;
    }

    private bool DependsOnWeights(int? layer) => layer is { } index && dependsOnWeights[index];
}
