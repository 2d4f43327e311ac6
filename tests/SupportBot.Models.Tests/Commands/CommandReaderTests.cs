namespace SupportBot.Models.Tests.Commands;

public sealed class CommandReaderTests
{
    private static readonly CommandReader Reader = new();

    [Theory]
    [InlineData("hi", "Greeting")]
    [InlineData("Hello!!", "Greeting")]
    [InlineData("Buenos días", "Greeting")]
    [InlineData("你好", "Greeting")]
    [InlineData("안녕하세요", "Greeting")]
    [InlineData("नमस्ते", "Greeting")]
    [InlineData("xin chào", "Greeting")]
    [InlineData("👋", "Greeting")]
    [InlineData("thank you so much!", "Thanks")]
    [InlineData("спасибо", "Thanks")]
    [InlineData("ok thanks", "Thanks")]
    [InlineData("谢谢", "Thanks")]
    [InlineData("human please", "Human")]
    [InlineData("I want to talk to a real person", "Human")]
    [InlineData("can you connect me to an agent please", "Human")]
    [InlineData("quiero hablar con una persona", "Human")]
    [InlineData("quero falar com um atendente", "Human")]
    [InlineData("je veux parler à un conseiller", "Human")]
    [InlineData("позовите оператора", "Human")]
    [InlineData("转人工", "Human")]
    [InlineData("我要找人工客服", "Human")]
    [InlineData("상담원 연결해주세요", "Human")]
    [InlineData("cho mình gặp nhân viên", "Human")]
    [InlineData("mau bicara dengan cs dong", "Human")]
    [InlineData("kisi se baat karni hai", "Human")]
    [InlineData("back", "Back")]
    [InlineData("назад", "Back")]
    [InlineData("start over", "StartOver")]
    [InlineData("重新开始", "StartOver")]
    [InlineData("repeat that please", "Repeat")]
    [InlineData("help", "Help")]
    [InlineData("ayuda", "Help")]
    [InlineData("my tickets", "MyTickets")]
    [InlineData("我的工单", "MyTickets")]
    [InlineData("stop", "Stop")]
    [InlineData("why?", "Why")]
    [InlineData("bye", "Goodbye")]
    [InlineData("I want to make a complaint", "Complaint")]
    [InlineData("quiero presentar una queja", "Complaint")]
    public void Whole_messages_that_steer_are_commands(string text, string command)
    {
        Assert.Equal(command, Reader.Read(Some.Text(text))?.GetType().Name);
    }

    [Theory]
    [InlineData("english please", "en")]
    [InlineData("en español por favor", "es")]
    [InlineData("can you speak french", "fr")]
    [InlineData("中文", "zh")]
    [InlineData("说中文", "zh")]
    [InlineData("на русском", "ru")]
    [InlineData("हिंदी में", "hi")]
    [InlineData("bahasa indonesia", "id")]
    [InlineData("tiếng việt", "vi")]
    [InlineData("한국어로", "ko")]
    [InlineData("change language", null)]
    public void A_language_can_be_asked_for_by_name(string text, string? language)
    {
        Assert.Equal(new Command.ChangeLanguage(language), Reader.Read(Some.Text(text)));
    }

    [Theory]
    [InlineData("status of ticket sb-7k2m-9qxt", "SB-7K2M-9QXT")]
    [InlineData("SB-7K2M-9QXT", "SB-7K2M-9QXT")]
    [InlineData("any update on my ticket?", null)]
    [InlineData("как там статус заявки", null)]
    public void A_ticket_can_be_asked_about(string text, string? reference)
    {
        Assert.Equal(new Command.TicketStatus(reference), Reader.Read(Some.Text(text)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("hi, my withdrawal has been stuck since yesterday and nobody helps")]
    [InlineData("help my account was hacked")]
    [InlineData("a real person scammed me out of 300 usdt on the marketplace last night")]
    [InlineData("back up my wallet")]
    [InlineData("why is the fee so high")]
    [InlineData("thanks but it still does not work")]
    [InlineData("stop the withdrawal it was not me")]
    [InlineData("the english translation is wrong")]
    public void What_tells_of_a_problem_is_no_command(string text)
    {
        Assert.Null(Reader.Read(Some.Text(text)));
    }
}
