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
/// <param name="Temperature">&gt; 0; for the mean of the members' log-probabilities.</param>
public sealed record TaskMembers(LabelTask Task, LinearModel? Linear, float LinearTemperature = 1f, float BagTemperature = 1f, float Temperature = 1f);
