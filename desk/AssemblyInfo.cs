using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("SupportBot.Desk.Tests")]
