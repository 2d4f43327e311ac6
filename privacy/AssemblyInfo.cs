using System.Runtime.CompilerServices;

// Only the store may turn what it kept before back into a SafeText without reading it again.
[assembly: InternalsVisibleTo("SupportBot.Store")]
[assembly: InternalsVisibleTo("SupportBot.Privacy.Tests")]
