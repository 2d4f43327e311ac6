using SupportBot.Knowledge.Guides;
using SupportBot.Models;
using SupportBot.Privacy;

namespace SupportBot.Bot.Dialogs;

/// <summary>A reply as the models read it, in the words the guide runner takes.</summary>
public static class GuideReplies
{
    public static GuideInput.Answer Of(ReplyMeaning meaning, SafeText text) => meaning switch
    {
        ReplyMeaning.Choice choice => new GuideInput.Answer(GuideReply.Unclear, choice.Index, text),
        ReplyMeaning.Yes => new GuideInput.Answer(GuideReply.Yes, -1, text),
        ReplyMeaning.No => new GuideInput.Answer(GuideReply.No, -1, text),
        ReplyMeaning.Unknown => new GuideInput.Answer(GuideReply.Unsure, -1, text),
        ReplyMeaning.Worked => new GuideInput.Answer(GuideReply.Worked, -1, text),
        ReplyMeaning.DidNotWork => new GuideInput.Answer(GuideReply.DidNotWork, -1, text),
        ReplyMeaning.AlreadyTried => new GuideInput.Answer(GuideReply.AlreadyTried, -1, text),
        ReplyMeaning.Skip => new GuideInput.Answer(GuideReply.Skip, -1, text),
        _ => GuideInput.Answer.Written(text),
    };
}
