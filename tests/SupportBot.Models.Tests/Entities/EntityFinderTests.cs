using SupportBot.Models.Entities;

namespace SupportBot.Models.Tests.Entities;

public sealed class EntityFinderTests
{
    [Theory]
    [InlineData("my ticket is sb-7k2m-9qxt thanks", EntityKind.TicketReference, "SB-7K2M-9QXT")]
    [InlineData("I sent 0.5 btc", EntityKind.Amount, "0.5 BTC")]
    [InlineData("lost $1,200.50 today", EntityKind.Amount, "1200.50 USD")]
    [InlineData("1.200,50 € fehlen", EntityKind.Amount, "1200.50 EUR")]
    [InlineData("200usdt gone", EntityKind.Amount, "200 USDT")]
    [InlineData("rs 45000 phase hue", EntityKind.Amount, "45000 INR")]
    [InlineData("5000 рублей", EntityKind.Amount, "5000 RUB")]
    [InlineData("error 403 again", EntityKind.ErrorCode, "403")]
    [InlineData("it says ERR_CONNECTION_REFUSED", EntityKind.ErrorCode, "ERR_CONNECTION_REFUSED")]
    [InlineData("code 0x80070005", EntityKind.ErrorCode, "0X80070005")]
    [InlineData("502 bad gateway all day", EntityKind.ErrorCode, "502")]
    [InlineData("提示错误 1020", EntityKind.ErrorCode, "1020")]
    [InlineData("提示错误码1020", EntityKind.ErrorCode, "1020")]
    [InlineData("ошибка 403", EntityKind.ErrorCode, "403")]
    [InlineData("código 1015", EntityKind.ErrorCode, "1015")]
    [InlineData("에러 500 떠요", EntityKind.ErrorCode, "500")]
    [InlineData("log says NETWORK_ERROR", EntityKind.ErrorCode, "NETWORK_ERROR")]
    [InlineData("connect ECONNREFUSED", EntityKind.ErrorCode, "ECONNREFUSED")]
    [InlineData("fails with E1042", EntityKind.ErrorCode, "E1042")]
    [InlineData("Galaxy S22 freezes", EntityKind.Device, "galaxy s22")]
    [InlineData("my Antminer S19 is hot", EntityKind.Device, "antminer s19")]
    [InlineData("版本 5.3.1", EntityKind.Version, "5.3.1")]
    [InlineData("on my iPhone 13 here", EntityKind.Device, "iphone 13")]
    [InlineData("rtx3080 crashes", EntityKind.Device, "rtx 3080")]
    [InlineData("windows 11", EntityKind.Device, "windows 11")]
    [InlineData("since v6.21.0 it hangs", EntityKind.Version, "6.21.0")]
    [InlineData("app version 4.12", EntityKind.Version, "4.12")]
    [InlineData("sent on TRC20", EntityKind.Network, "trc20")]
    [InlineData("T-Rex stops", EntityKind.MinerSoftware, "t-rex")]
    public void Things_named_in_a_message_are_found(string text, EntityKind kind, string value)
    {
        Assert.Contains(EntityFinder.Find(text), e => e.Kind == kind && e.Value == value);
    }

    // Published test vectors: BIP 173, BIP 350, EIP 55, the genesis address, and the Monero project's donation address.
    [Theory]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "bitcoin")]
    [InlineData("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", "bitcoin")]
    [InlineData("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "bitcoin")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "ethereum")]
    [InlineData("0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359", "ethereum")]
    [InlineData("44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A", "monero")]
    [InlineData("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "bitcoin")]
    [InlineData("tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7", "bitcoin-testnet")]
    [InlineData("bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y", "bitcoin")]
    [InlineData("bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs", "bitcoin")]
    [InlineData("tb1pqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesf3hn0c", "bitcoin-testnet")]
    [InlineData("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "tron")]
    [InlineData("DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L", "dogecoin")]
    [InlineData("0x52908400098527886E0F7030069857D2E4169EE7", "ethereum")]
    [InlineData("0xde709f2102306220921060314715629080e2fb77", "ethereum")]
    [InlineData("0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB", "ethereum")]
    [InlineData("0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb", "ethereum")]
    public void An_address_with_a_sound_checksum_passes(string address, string network)
    {
        var entity = Assert.Single(EntityFinder.Find("sent to " + address + " but nothing came"));

        Assert.Equal((EntityKind.Address, network, false), (entity.Kind, entity.Network, entity.ChecksumFails));
        Assert.Equal(address, entity.Value);
    }

    [Theory]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb")]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5")]
    [InlineData("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd")] // Bech32 instead of Bech32m
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh")] // Bech32m instead of Bech32
    [InlineData("bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4")] // a letter that is none
    [InlineData("BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R")] // no such version
    [InlineData("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v8n0nx0muaewav253zgeav")] // 41 bytes
    [InlineData("BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P")] // 16 bytes in version 0
    [InlineData("tb1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq47Zagq")] // mixed case
    [InlineData("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v07qwwzcrf")] // more than four bits of padding
    [InlineData("tb1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vpggkg4j")] // padding that is not zero
    [InlineData("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed")]
    [InlineData("44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3B")]
    public void A_mistyped_address_is_found_and_marked(string address)
    {
        var entity = Assert.Single(EntityFinder.Find(address));

        Assert.True(entity.ChecksumFails);
    }

    [Fact]
    public void A_transaction_hash_is_found()
    {
        var hash = string.Concat(Enumerable.Repeat("4a5e1e4b", 8));

        Assert.Equal(EntityKind.TransactionHash, Assert.Single(EntityFinder.Find($"tx {hash}, please look")).Kind);
    }

    [Theory]
    [InlineData("I tried 3 times and waited 2 days")]
    [InlineData("nothing to see here")]
    [InlineData("SB-12-34")]
    [InlineData("ABOUT_THIS and 404 people")]
    public void Ordinary_words_and_counts_are_nothing(string text)
    {
        Assert.Empty(EntityFinder.Find(text));
    }
}
