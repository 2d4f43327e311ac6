using System.CommandLine;
using SupportBot.Training.Verbs;

var root = new RootCommand("SupportBot training: how the model is made, and how good it is.")
{
    TrainVerb.Create(),
    TrainRepliesVerb.Create(),
    EvaluateVerb.Create(),
    PredictVerb.Create(),
    ModelsVerb.Create(),
    PromoteVerb.Create(),
    RollbackVerb.Create(),
    SearchVerb.Create(),
    CheckVerb.Create(),
    GraphVerb.Create(),
    SimulateVerb.Create(),
    BenchmarkVerb.Create(),
};
return await root.Parse(args).InvokeAsync();
