namespace SupportBot.Acceptance.Harness;

/// <summary>Settings that connect the bot's look-ups to the sample operator API.</summary>
public static class OperatorSettings
{
    public static Dictionary<string, string> At(string address) => new()
    {
        ["LookUps__Connectors__account_state__Url"] = address + "/accounts/{user}",
        ["LookUps__Connectors__transaction_state__Url"] = address + "/transactions/{tx}",
        ["LookUps__Connectors__mining_session__Url"] = address + "/mining/{user}",
        ["LookUps__Connectors__outages__Url"] = address + "/outages/{category}",
        ["LookUps__Connectors__fee_table__Url"] = address + "/fees/{kind}",
    };
}
