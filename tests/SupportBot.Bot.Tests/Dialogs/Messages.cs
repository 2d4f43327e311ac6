namespace SupportBot.Bot.Tests.Dialogs;

/// <summary>What people may say at any moment, written for these tests.</summary>
internal static class Messages
{
    public static readonly string[] All =
    [
        // Problems
        "my mining rewards are missing since monday", "the miner stops after ten minutes", "hashrate dropped by half after the update",
        "I get rejected shares all the time", "pool says connection refused", "gpu is not detected by the miner",
        "I cannot log in", "the sms code never arrives", "my password is not accepted", "I lost my authenticator phone",
        "my account was locked last night", "how do I change my e-mail address", "verification has been pending for a week",
        "I sent coins to the wrong network", "my withdrawal is pending since yesterday", "deposit did not arrive, I have the hash",
        "I forgot the memo", "why is the fee so high today", "I was charged twice", "the amount that arrived is lower",
        "messages are not delivered", "no notifications on my phone", "I cannot send a photo", "calls have no sound", "a stranger keeps writing to me",
        "someone moved coins out of my wallet", "I think my account was hacked", "I clicked a strange link and signed something",
        "a person who says he is support asks for my phrase", "antivirus deletes the miner", "the app crashes when I open it", "my wallet does not synchronise",
        // Replies
        "yes", "no", "1", "2", "3", "4", "9", "the second one", "the last one", "it worked", "that did not work", "I already tried that", "I do not know",
        "skip", "none of these", "maybe", "none", "done", "not sure", "yes but only on wifi", "In a phone app", "Talk to a person",
        // Details and remarks
        "since last tuesday", "a galaxy s21 with version 2.4", "error 0x80070005", "rx 6700 with hiveos", "nothing happened really", "it says try again later",
        "how long does a payout take?", "what is a pool?", "is it safe to share my address?", "who are you?",
        // Other subjects and noise
        "what is the weather tomorrow", "recommend me a good pizza place", "asdf qwer zxcv", "???", "...", "🙂", "brr zzt", "ok", "hm", "12345", "a", "la la la la",
        // Other languages
        "no puedo entrar en mi cuenta", "las recompensas no llegan", "je ne reçois pas le code", "не приходит код", "não recebo as mensagens", "提现一直没有到账",
        // Moods
        "this is useless", "I am really angry about this", "why does nobody answer", "please hurry, I need my money today",
    ];

    /// <summary>What steers the conversation; the answer to it may well be the same each time.</summary>
    public static readonly string[] Steering = ["hello", "thanks", "back", "repeat", "help", "my tickets", "ticket status", "language", "bye"];
}
