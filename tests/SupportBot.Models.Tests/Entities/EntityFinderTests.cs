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
    public void An_address_with_a_sound_checksum_passes(string address, string network)
    {
        var entity = Assert.Single(EntityFinder.Find("sent to " + address + " yesterday"));

        Assert.Equal((EntityKind.Address, network, false), (entity.Kind, entity.Network, entity.ChecksumFails));
        Assert.Equal(address, entity.Value);
    }

    [Theory]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb")]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5")]
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
    public void Ordinary_words_and_counts_are_nothing(string text)
    {
        Assert.Empty(EntityFinder.Find(text));
    }
}
