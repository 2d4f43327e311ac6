using Xunit;

// Each test drives whole processes; side by side on two cores they would measure one another.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
