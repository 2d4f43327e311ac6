using System.Globalization;
using SupportBot.Models.Entities;

namespace SupportBot.Models.Tests.Entities;

public sealed class AmountTests
{
    [Theory]
    [InlineData("I sent 0.5 btc", "0.5", "BTC")]
    [InlineData("0.05BTC is gone", "0.05", "BTC")]
    [InlineData("me faltan 1,5 btc", "1.5", "BTC")]
    [InlineData("0,125 btc", "0.125", "BTC")]
    [InlineData("usdt 200 sent", "200", "USDT")]
    [InlineData("paid $1k for it", "1000", "USD")]
    [InlineData("paid $1.5k for it", "1500", "USD")]
    [InlineData("$ 40 fee", "40", "USD")]
    [InlineData("US$50 fee", "50", "USD")]
    [InlineData("paguei R$ 1.250,90", "1250.90", "BRL")]
    [InlineData("R$800 sumiram", "800", "BRL")]
    [InlineData("1 200,50 € manquent", "1200.50", "EUR")]
    [InlineData("10 000 USDT", "10000", "USDT")]
    [InlineData("1.200 €", "1200", "EUR")]
    [InlineData("2.000.000 cop", "2000000", "COP")]
    [InlineData("rp 300.000 kepotong", "300000", "IDR")]
    [InlineData("Rs.500 kat gaye", "500", "INR")]
    [InlineData("2 lakh rupees", "200000", "INR")]
    [InlineData("5 juta rupiah", "5000000", "IDR")]
    [InlineData("3 triệu đồng", "3000000", "VND")]
    [InlineData("30 тыс рублей", "30000", "RUB")]
    [InlineData("30к руб", "30000", "RUB")]
    [InlineData("500元没到账", "500", "CNY")]
    [InlineData("提现0.5btc没到账", "0.5", "BTC")]
    [InlineData("被骗3000u", "3000", "USDT")]
    [InlineData("3万元", "30000", "CNY")]
    [InlineData("50만원이 사라졌어요", "500000", "KRW")]
    [InlineData("5000원을 보냈어요", "5000", "KRW")]
    [InlineData("5000 sats", "5000", "SATS")]
    [InlineData("-0.5 eth", "0.5", "ETH")]
    [InlineData("sent 100 TRY", "100", "TRY")]
    [InlineData("a - 3 ltc", "3", "LTC")]
    [InlineData("5000 रुपये", "5000", "INR")]
    public void An_amount_has_a_number_and_a_currency(string text, string amount, string currency)
    {
        var entity = Assert.Single(EntityFinder.Find(text));

        Assert.Equal((EntityKind.Amount, decimal.Parse(amount, CultureInfo.InvariantCulture), currency), (entity.Kind, entity.Amount!.Value, entity.Currency));
        Assert.Equal(entity.Amount.Value.ToString(CultureInfo.InvariantCulture) + " " + currency, entity.Value);
    }

    [Theory]
    [InlineData("try 100 times")]
    [InlineData("after 3 try it stops")]
    [InlineData("sent btc 2 times")]
    [InlineData("link 2 is dead")]
    [InlineData("6.2 kH/s at 70 degrees")]
    [InlineData("I have 5 u")]
    public void A_number_beside_another_word_is_no_amount(string text)
    {
        Assert.DoesNotContain(EntityFinder.Find(text), entity => entity.Kind == EntityKind.Amount);
    }

    [Fact]
    public void An_amount_stands_where_it_was_written()
    {
        const string Text = "why was I charged 1 200,50 € twice";

        var entity = Assert.Single(EntityFinder.Find(Text));

        Assert.Equal("1 200,50 €", Text.Substring(entity.Start, entity.Length));
    }
}
