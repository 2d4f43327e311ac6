using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using SupportBot.Bot.Channels.BotFramework;
using SupportBot.Bot.Channels.DirectLine;
using SupportBot.Bot.Dialogs;
using SupportBot.Bot.Hosting;
using SupportBot.Bot.LookUps;
using SupportBot.Desk;
using SupportBot.Knowledge;
using SupportBot.Store;
using SupportBot.Testing;
using Xunit;

namespace SupportBot.Bot.Tests.Hosting;

/// <summary>appsettings.json shows every key there is, with the value it has anyway.</summary>
public sealed class SettingsTests
{
    private static readonly string s_file = Path.Combine(Repository.Root, "bot", "appsettings.json");

    public static TheoryData<string, Type> Sections() => new()
    {
        { "BotFramework", typeof(BotFrameworkOptions) }, { "DirectLine", typeof(DirectLineOptions) }, { "Store", typeof(StoreOptions) },
        { "Desk", typeof(DeskOptions) }, { "Knowledge", typeof(KnowledgeOptions) }, { "LookUps", typeof(LookUpOptions) },
        { "Dialog", typeof(DialogOptions) }, { "Folders", typeof(FolderOptions) }, { "Models", typeof(ModelOptions) },
    };

    [Theory]
    [MemberData(nameof(Sections))]
    public void Every_key_is_shown_and_none_that_nobody_reads(string section, Type options)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(s_file));
        Compare(section, json.RootElement.GetProperty(section), options);
    }

    [Theory]
    [MemberData(nameof(Sections))]
    public void The_file_as_it_ships_is_valid(string section, Type type)
    {
        var options = Activator.CreateInstance(type)!;
        new ConfigurationBuilder().AddJsonFile(s_file).Build().GetSection(section).Bind(options);
        // The host fills these in from Folders:Data.
        if (options is StoreOptions { Path: "" } store)
            store.Path = "data/supportbot.db";

        var faults = new List<ValidationResult>();
        Assert.True(Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true), string.Join(Environment.NewLine, faults));
    }

    [Theory]
    [MemberData(nameof(Sections))]
    public void The_file_changes_no_default(string section, Type type)
    {
        var bound = Activator.CreateInstance(type)!;
        new ConfigurationBuilder().AddJsonFile(s_file).Build().GetSection(section).Bind(bound);
        foreach (var property in Keys(type).Where(property => property.PropertyType.IsValueType))
            Assert.Equal(property.GetValue(Activator.CreateInstance(type)), property.GetValue(bound));
    }

    [Fact]
    public void Every_class_of_options_is_checked_here()
    {
        var shown = Sections().Select(row => (Type)row[1]).ToHashSet();
        var all = new[] { typeof(FolderOptions), typeof(DeskOptions), typeof(StoreOptions), typeof(KnowledgeOptions) }
            .SelectMany(type => type.Assembly.GetTypes())
            .Where(type => type.IsPublic && type.Name.EndsWith("Options", StringComparison.Ordinal) && type.GetField("Section") is not null);
        Assert.All(all, type => Assert.Contains(type, shown));
    }

    private static void Compare(string path, JsonElement shown, Type options)
    {
        var keys = Keys(options).ToArray();
        Assert.Equal(keys.Select(key => key.Name).Order(), shown.EnumerateObject().Select(property => property.Name).Order());
        foreach (var key in keys.Where(key => IsNested(key.PropertyType)))
            Compare(path + ":" + key.Name, shown.GetProperty(key.Name), key.PropertyType);
    }

    private static IEnumerable<PropertyInfo> Keys(Type options) => options.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.SetMethod is { IsPublic: true } || property.PropertyType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(property.PropertyType));

    private static bool IsNested(Type type) =>
        type.IsClass && type.Namespace!.StartsWith("SupportBot", StringComparison.Ordinal) && !typeof(IEnumerable).IsAssignableFrom(type);
}
