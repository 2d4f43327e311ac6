using SupportBot.Bot.Dialogs;
using SupportBot.Bot.Replies;
using SupportBot.Privacy;

namespace SupportBot.Bot.Tests.Turns;

/// <summary>A conversation's state as the store has it.</summary>
internal static class KeptState
{
    public static ConversationState Read(SafeText state) => KeptJson.Read(state, KeptBotJson.Kept.ConversationState)!;

    public static SafeText Write(ConversationState state) => KeptJson.Write(state, KeptBotJson.Kept.ConversationState);
}
