using SupportBot.Knowledge.Guides;
using Xunit;

namespace SupportBot.Knowledge.Tests.Guides;

public class SecretQuestionTests
{
    [Theory]
    [MemberData(nameof(GuideDefects.SecretTexts), MemberType = typeof(GuideDefects))]
    public void A_text_that_asks_for_a_secret_is_found(string text) => Assert.Contains(GuideFault.AsksForSecret, Faults(text));

    [Theory]
    [InlineData("Change your password in the security settings.")]
    [InlineData("Never share your recovery phrase with anyone.")]
    [InlineData("Nobody from support will ask for your private key.")]
    [InlineData("Do not send your password to anyone, not even to us.")]
    [InlineData("Did you share your recovery phrase with somebody?")]
    [InlineData("Have you given your password to anyone?")]
    [InlineData("Write your new recovery sheet by hand.")]
    [InlineData("Enter your password on the sign-in page.")]
    [InlineData("Which error code does the log show?")]
    [InlineData("Please send us the transaction hash.")]
    [InlineData("Take a photo of your passport in the app, in daylight.")]
    [InlineData("Which lines does it print? Please leave out your password.")]
    [InlineData("Open the recovery page and follow it.")]
    [InlineData("No compartas nunca tu frase de recuperación.")]
    [InlineData("Cambia tu contraseña en los ajustes.")]
    [InlineData("请不要把助记词告诉任何人。")]
    [InlineData("Никогда не сообщайте никому пароль.")]
    [InlineData("비밀번호를 누구에게도 알려주지 마세요.")]
    [InlineData("अपना पासवर्ड किसी को न बताएं।")]
    [InlineData("Jangan bagikan kata sandi kepada siapa pun.")]
    [InlineData("Đừng gửi mật khẩu cho ai.")]
    [InlineData("Ne partagez jamais votre phrase de récupération.")]
    [InlineData("Nunca compartilhe sua senha.")]
    public void A_warning_or_an_honest_step_passes(string text) => Assert.Empty(Faults(text));

    [Theory]
    [InlineData("password")]
    [InlineData("seed")]
    [InlineData("seed_phrase")]
    [InlineData("code")]
    [InlineData("private_key")]
    [InlineData("otp")]
    [InlineData("passport_photo")]
    [InlineData("wallet_pin")]
    public void A_slot_made_for_a_secret_is_found(string slot) =>
        Assert.Contains(Content.Load(GuideDefects.Tiny.Replace("reason", slot, StringComparison.Ordinal)).Problems, problem => problem.Fault == GuideFault.AsksForSecret);

    private static IEnumerable<GuideFault> Faults(string text) =>
        Content.Load(GuideDefects.Tiny.Replace("Something is told.", text, StringComparison.Ordinal)).Problems.Select(problem => problem.Fault);
}
