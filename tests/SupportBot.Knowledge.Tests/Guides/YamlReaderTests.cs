using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SupportBot.Knowledge.Guides.Yaml;
using Xunit;

namespace SupportBot.Knowledge.Tests.Guides;

public class YamlReaderTests
{
    [Theory]
    [InlineData(33)]
    [InlineData(1_000)]
    [InlineData(10_000)]
    public void Deep_nesting_is_refused_and_the_process_lives(int depth) =>
        Assert.Equal(YamlFault.TooDeep, Fault(new string('[', depth) + new string(']', depth)));

    [Fact]
    public void A_hundred_thousand_open_brackets_are_refused_at_once() =>
        Assert.Equal(YamlFault.TooDeep, Fault(new string('[', 100_000)));

    [Fact]
    public void Deep_mappings_and_block_lists_are_refused_too()
    {
        Assert.Equal(YamlFault.TooDeep, Fault(string.Concat(Enumerable.Range(0, 200).Select(depth => new string(' ', depth) + "a:\n"))));
        Assert.Equal(YamlFault.TooDeep, Fault(string.Concat(Enumerable.Repeat("- ", 500)) + "x"));
    }

    [Fact]
    public void More_than_256_KiB_are_refused() => Assert.Equal(YamlFault.TooLarge, Fault("a: " + new string('x', YamlReader.MaxBytes)));

    [Fact]
    public void A_large_file_is_refused_before_it_is_read()
    {
        var path = Path.GetTempFileName();
        using (var file = File.OpenWrite(path))
            file.SetLength(100L * 1024 * 1024);
        Assert.Equal(YamlFault.TooLarge, YamlReader.ReadFile(path).Problems.Single().Fault);
        File.Delete(path);
    }

    [Fact]
    public void An_alias_bomb_is_refused()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (var level = 1; level <= 7; level++)
            bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 9))}]\n");
        Assert.Equal(YamlFault.TooManyAliases, Fault(bomb.ToString()));
    }

    [Fact]
    public void More_than_64_aliases_are_refused() =>
        Assert.Equal(YamlFault.TooManyAliases, Fault("a: &a x\nb: [" + string.Join(", ", Enumerable.Repeat("*a", 65)) + "]"));

    [Theory]
    [InlineData("a: 1\na: 2", YamlFault.DuplicateKey, 2)]
    [InlineData("a: 1\nb: {c: 1, c: 2}", YamlFault.DuplicateKey, 2)]
    [InlineData("a: [1, 2", YamlFault.Syntax, 1)]
    [InlineData("a: 1\n---\nb: 2", YamlFault.NotPlainData, 2)]
    [InlineData("a: !System.Object x", YamlFault.NotPlainData, 1)]
    [InlineData("? [a, b]\n: c", YamlFault.NotPlainData, 1)]
    [InlineData("a: *nothing", YamlFault.Syntax, 1)]
    [InlineData("a: &self [*self]", YamlFault.Syntax, 1)]
    [InlineData("", YamlFault.Syntax, 1)]
    [InlineData("a: 1\nb: c: d", YamlFault.Syntax, 2)]
    public void Faults_are_told_with_their_line(string text, YamlFault fault, int line)
    {
        var problem = YamlReader.Read(text).Problems[0];
        Assert.Equal((fault, line), (problem.Fault, problem.Line));
    }

    [Fact]
    public void Every_duplicate_key_is_told() => Assert.Equal([2, 4], YamlReader.Read("a: 1\na: 2\nb: 1\nb: 2").Problems.Select(problem => problem.Line));

    [Fact]
    public void Values_keep_their_text_and_line()
    {
        var map = (YamlNode.Mapping)YamlReader.Read("a: \"x: y\"\nb:\n  - yes\n  - &n 7\n  - *n").Document!;
        Assert.Equal(new YamlNode.Scalar("x: y", 1), map["a"]);
        Assert.Equal(["yes", "7", "7"], ((YamlNode.Sequence)map["b"]!).Items.Cast<YamlNode.Scalar>().Select(item => item.Value));
    }

    [Fact]
    public void No_text_whatever_makes_the_reader_throw() =>
        Prop.ForAll<string>(text => YamlReader.Read(text ?? "").Problems is not null).QuickCheckThrowOnFailure();

    private static YamlFault Fault(string text)
    {
        var (document, problems) = YamlReader.Read(text);
        Assert.Null(document);
        return problems[0].Fault;
    }
}
