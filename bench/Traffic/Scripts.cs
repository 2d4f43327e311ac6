namespace SupportBot.Bench.Traffic;

/// <summary>What people write, as short conversations: a problem, replies to what is asked, thanks, and the next problem.</summary>
internal static class Scripts
{
    public static IReadOnlyList<IReadOnlyList<string>> All { get; } =
    [
        ["Hi", "my withdrawal has been pending since yesterday evening and nobody tells me why", "yes", "it was 120 usdt on tron", "thanks"],
        ["I can't log in, it keeps saying the code is wrong although I type it exactly as in the sms", "no", "yes", "thank you, that worked"],
        ["messages to my brother show only one tick since this morning, everything else on the phone works", "tried that already", "2", "ok thanks"],
        ["my hashrate dropped from 6 kh/s to 2 after the windows update, same settings", "xmrig 6.21", "yes", "no", "start over"],
        ["someone moved coins out of my wallet while i was asleep and i did not do it", "start over"],
        ["Which fee do I pay when I send bitcoin to another exchange?", "no that is not what I meant", "how much is it exactly", "thanks"],
        ["the app closes by itself as soon as i open the chat with pictures", "android 14", "yes", "still crashing"],
        ["i sent 45 dollars and only 41 arrived, where is the rest", "yes", "thanks for explaining"],
        ["Hello, I changed my phone number and now I cannot get the sms code to enter my account", "I don't have the old sim any more", "yes please", "start over"],
        ["I got an email that asks me to confirm my wallet words on a page, is it really you", "no i did not click", "good, thank you"],
        ["pool says connection refused on port 3333 and my rig sits idle", "tried another port, same", "yes", "works now"],
        ["no payout for three days although the dashboard shows shares", "nanopool", "no", "talk to a person please", "start over"],
        ["where can i see my old backups of chats", "1", "perfect"],
        ["verification has been under review for nine days, what takes so long", "passport", "no", "back", "thanks"],
        ["Deposit of 0.3 ETH is confirmed on the chain but not in my balance", "yes", "0.3 eth", "no", "start over"],
        ["antivirus deletes the miner each time i download it", "defender", "yes", "ok got it, thanks"],
        ["calls drop after ten seconds on wifi but not on mobile data", "yes", "no", "help"],
        ["I forgot the memo when I sent my coins to the exchange, can I get them back?", "yes i have the hash", "ok", "thanks"],
        ["this is the third time i ask and nobody answers, i am really angry about it", "my refund of 60 euro", "start over"],
        ["what's the weather tomorrow", "ok then, my notifications don't make any sound", "yes", "thanks a lot"],
        ["there is a login from a country where i have never been", "no it was not me", "start over"],
        ["gpu is not used at all, only the processor is mining", "rtx 3060", "yes", "repeat", "bye"],
    ];
}
