using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Planning.Training;

/// <summary>A training half planned: the way forward, and the way back so far.</summary>
internal sealed class TrainingDraft
{
    private const int InputIndex = -1;

    private readonly Network network;
    private readonly Dictionary<int, List<PlannedTensor>> gradients = [];
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

    /// <summary>The way forward.</summary>
    public Draft Forward { get; }

    /// <summary>The stage that runs.</summary>
    public int Stage { get; private set; }

    public List<TurnedWeights> Turned { get; } = [];

    public List<BatchNormalization> Normalizations { get; } = [];

    /// <summary>All steps of the way back, those for the gradient of the input alone last.</summary>
    public IEnumerable<LayerStep> BackwardSteps => steps.Concat(inputSteps);

    /// <summary>All samples meet.</summary>
    public void EndStage() => Stage++;

    /// <summary>Adds a step of the way forward.</summary>
    public void Add(LayerStep step, Layer layer)
    {
        step.Stage = Stage;
        Forward.Add(step, layer);
    }

    /// <summary>Adds a step that gives gradients of weights.</summary>
    public void Learn(LayerStep step)
    {
        step.Stage = Stage;
        steps.Add(step);
    }

    /// <summary>Adds a step towards the gradient of what a layer gives, or of the input.</summary>
    /// <param name="step">The step.</param>
    /// <param name="target">The layer; null for the input.</param>
    /// <returns>What the step gives.</returns>
    public PlannedTensor Add(LayerStep step, int? target)
    {
        step.Stage = Stage;
        (DependsOnWeights(target) ? steps : inputSteps).Add(step);
        return step.Output;
    }

    /// <summary>A gradient of what a layer gives, or of the input; there may be several, which are added.</summary>
    public void Give(int? target, PlannedTensor gradient)
    {
        var index = target ?? InputIndex;
        if (!gradients.TryGetValue(index, out var known)) gradients.Add(index, known = []);
        known.Add(gradient);
    }

    /// <summary>The sum of all gradients of what a layer gives, or of the input; null where nothing depends on it.</summary>
    public PlannedTensor? GradientOf(int? target)
    {
        if (!gradients.TryGetValue(target ?? InputIndex, out var known)) return null;
        var shape = target is { } layer ? network.Layers[layer].Output : network.Input;
        var layout = shape.Kind == TensorKind.Features ? Layout.Channels : Layout.Blocks;
        var sum = known[0];
        foreach (var other in known.Skip(1))
        {
            sum = Add(
                new AddStep
                {
                    Title = "gradients of several readers",
                    Inputs = [new Use(sum, layout), new Use(other, layout)],
                    Output = new PlannedTensor(shape, layout),
                },
                target);
        }
        return sum;
    }

    /// <summary>What only serves the gradient of the input waits for the last stage.</summary>
    public void EndBackward()
    {
        foreach (var step in inputSteps) (step.Stage, step.IsForInput) = (Stage, true);
    }

    /// <summary>The gradient of what a layer takes, as the output of another layer over the gradient of what it gives.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="operation">What the other layer computes.</param>
    /// <param name="gradient">The gradient of what the layer gives.</param>
    /// <param name="row">The row of the other layer's weights.</param>
    public PlannedTensor Apply(Layer layer, Meaning.Operation operation, PlannedTensor gradient, int row = 0)
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
        var draft = new Draft(other, gradient, row) { IsTraining = true };
        LayerPlanner.Plan(draft, other);
        foreach (var step in draft.Steps) Add(step, layer.Source);
        return draft.OutputOf(other);
    }

    /// <summary>The maximum over a tensor that alone has given its gradient, or null: the tensor's other readers would add to it.</summary>
    public PoolGradientStep? MaximumOver(PlannedTensor tensor, PlannedTensor gradient) => BackwardSteps.OfType<PoolGradientStep>()
        .FirstOrDefault(step => step.Output == gradient && step.Source != gradient && step.Inputs[1].Tensor == tensor
            && step is { Activation: null, Pooling.Kind: PoolingKind.Maximum });

    /// <summary>The row of weights turned round: negative, for it is not in the table.</summary>
    public int Turn(TurnedWeights weights)
    {
        Turned.Add(weights);
        return -Turned.Count;
    }

    /// <summary>A name for a step of the way back.</summary>
    public static string Title(Layer layer, string what) => $"{layer.Index} {layer.Attribute}: {what}";

    /// <summary>What a step gives that only adds to gradients of weights: nothing.</summary>
    public static PlannedTensor Nothing() => new(new TensorShape(TensorKind.Features, 0, 1, 1), Layout.Channels);

    private bool DependsOnWeights(int? layer) => layer is { } index && dependsOnWeights[index];
}
