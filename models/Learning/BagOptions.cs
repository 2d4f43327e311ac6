namespace SupportBot.Models.Learning;

/// <param name="Width">Size of an embedding, a multiple of 16.</param>
/// <param name="FeatureDropout">Share of a row's features left out in each step, [0, 1).</param>
/// <param name="HiddenDropout">Share of hidden units left out in each step, [0, 1).</param>
/// <param name="Rate">First learning rate of AdaGrad; it falls in a straight line to nearly 0.</param>
/// <param name="Spread">Embeddings start uniform within ± Spread / √Width.</param>
public sealed record BagOptions(
    int Width = 256, int Epochs = 20, float FeatureDropout = 0.7f, float HiddenDropout = 0.3f, float Rate = 0.03f, ulong Seed = 1, float Spread = 0.3f);
