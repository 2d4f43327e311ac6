using SupportBot.Models.Entities;

namespace SupportBot.Models.Tests.Entities;

/// <summary>The vectors of BIP 350 that are too short to be taken for an address in a message.</summary>
public sealed class Bech32Tests
{
    [Theory]
    [InlineData("BC1SW50QGDZ25J", true)]
    [InlineData("bc1pw5dgrnzv", false)]
    [InlineData("bc1gmk9yu", false)]
    [InlineData("", false)]
    [InlineData("1", false)]
    public void Short_witness_programs_are_checked(string address, bool sound)
    {
        Assert.Equal(sound, Bech32.IsSegwit(address));
    }
}
