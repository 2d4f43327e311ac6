using System.Text.Json.Serialization;
using SupportBot.Bot.Dialogs;
using SupportBot.Bot.Turns;
using SupportBot.Privacy;

namespace SupportBot.Bot.Replies;

/// <summary>JSON of everything the bot keeps, generated at compile time with the rules of <see cref="KeptJson"/>.</summary>
[JsonSerializable(typeof(KeptActivity))]
[JsonSerializable(typeof(ConversationState))]
[JsonSerializable(typeof(Address))]
[JsonSerializable(typeof(Explanation))]
[JsonSerializable(typeof(KeptLookUp))]
[JsonSerializable(typeof(StoredReplies))]
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
public sealed partial class KeptBotJson : JsonSerializerContext
{
    public static KeptBotJson Kept { get; } = new(KeptJson.NewOptions());
}
