using System.Numerics.Tensors;

namespace SupportBot.Models.Serving;

/// <summary>A question that a classifier answers about each text, with the labels to choose from.</summary>
/// <param name="OutsideLabel">The label that means "none of these"; null when the task has none. It is never an answer.</param>
public sealed record LabelTask(string Name, IReadOnlyList<string> Labels, string? OutsideLabel = null)
{
    /// <summary>Place of <see cref="OutsideLabel"/> in <see cref="Labels"/>, or -1.</summary>
    public int OutsideIndex { get; } = OutsideLabel is null ? -1 : Labels.ToList().IndexOf(OutsideLabel);
}

/// <summary>The members of the ensemble that answer one task, and what makes their scores probabilities.</summary>
/// <param name="Linear">Null where the task is left to the bags.</param>
/// <param name="LinearTemperature">&gt; 0; margins are divided by it before softmax.</param>
/// <param name="BagTemperature">&gt; 0; logits are divided by it before softmax.</param>
/// <param name="Temperature">&gt; 0; for the weighted mean of the members' log-probabilities.</param>
/// <param name="LinearWeight">≥ 0; how much the linear member counts where a bag counts 1.</param>
public sealed record TaskMembers(
    LabelTask Task, LinearModel? Linear, float LinearTemperature = 1f, float BagTemperature = 1f, float Temperature = 1f, float LinearWeight = 1f)
{
    /// <summary>Writes the weighted sum of the members' log-probabilities into <paramref name="sums"/>, one for each label, and returns the sum of the weights.</summary>
    /// <param name="margins">Of the linear member.</param>
    /// <param name="logits">Of each bag, all tasks one after the other.</param>
    /// <param name="first">Where this task's labels begin in <paramref name="logits"/>.</param>
    internal float Mix(ReadOnlySpan<float> margins, float[][] logits, int first, Span<float> sums)
    {
        sums.Clear();
        var weight = 0f;
        if (Linear is not null && (LinearWeight > 0 || logits.Length == 0))
        {
            weight = logits.Length == 0 ? 1f : LinearWeight;
            Softmax.AddLog(margins[..sums.Length], LinearTemperature, sums);
            TensorPrimitives.Multiply(sums, weight, sums);
        }

        foreach (var bag in logits) Softmax.AddLog(bag.AsSpan(first, sums.Length), BagTemperature, sums);
        return weight + logits.Length;
    }
}
