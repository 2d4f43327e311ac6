using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("SupportBot.Store.Tests")]
