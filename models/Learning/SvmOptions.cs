namespace SupportBot.Models.Learning;

/// <param name="Cost">The C of the SVM, &gt; 0: how much a wrong row weighs against small weights.</param>
/// <param name="Epochs">Passes over the rows.</param>
public sealed record SvmOptions(float Cost = 0.5f, int Epochs = 15, ulong Seed = 1);
