namespace SupportBot.Models.Features;

/// <summary>
/// Which features a model reads. It is stored with the model, so that training and serving cannot differ.
/// Values measured in bench/: character n-grams are worth 1–2 points of accuracy, stems 0.2–0.6.
/// </summary>
/// <param name="WordPairs">Also words two by two in order.</param>
/// <param name="Stems">Also the stems of words, and stems two by two.</param>
/// <param name="MinGram">Shortest character n-gram, ≥ 1.</param>
/// <param name="MaxGram">Longest character n-gram, ≤ 8.</param>
/// <param name="Concepts">Weight of the concepts of our field, alone and two by two, beside the other blocks of weight 1; 0 for none.</param>
/// <param name="StemPairs">Two stems that stand at most so many words apart, in whatever order, for the linear members alone; 0 for none (measured: + 0.3 points on 150 intents).</param>
/// <param name="FoldAccents">é counts as e; off where accents are the evidence (languages).</param>
public sealed record FeatureRecipe(bool WordPairs = true, bool Stems = true, int MinGram = 2, int MaxGram = 5, bool FoldAccents = true, float Concepts = 0f, int StemPairs = 12);
