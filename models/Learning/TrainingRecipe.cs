using SupportBot.Models.Features;

namespace SupportBot.Models.Learning;

/// <summary>How a classifier is made; the defaults are the one recipe for every data set.</summary>
/// <param name="MinDocuments">A feature counts when at least this many texts have it.</param>
/// <param name="Bags">Bags of the ensemble, each with its own seed.</param>
/// <param name="LinearTasks">The first so many tasks also get a linear SVM.</param>
/// <param name="ScopeTask">Number of the task that decides what is in scope.</param>
public sealed record TrainingRecipe(
    FeatureRecipe? Features = null, int MinDocuments = 1, int Bags = 3, BagOptions? Bag = null, SvmOptions? Svm = null, int LinearTasks = 1, int ScopeTask = 0)
{
    /// <summary>A pair of stems counts when at least this many texts have it: one seen once teaches nothing and there are many.</summary>
    public int MinPairDocuments { get; init; } = 2;

    /// <summary>From this many texts on, one held-out tenth is enough to calibrate; below it four folds are used.</summary>
    public int HoldOutFrom { get; init; } = 5000;

    public FeatureRecipe FeaturesOrDefault => Features ?? new();

    public BagOptions BagOrDefault => Bag ?? new();

    public SvmOptions SvmOrDefault => Svm ?? new();
}

/// <summary>One text to learn from.</summary>
/// <param name="Labels">For each task the number of its label, or -1 where nobody said.</param>
public sealed record Example(string Text, int[] Labels);
