using System.Net.Http.Headers;
using System.Text;
using Xunit;

namespace SupportBot.Bot.Tests.Channels.DirectLine;

public sealed class UploadTests : IAsyncLifetime
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 1, 2, 3, 4, 5, 6];

    private DirectLineHost _host = null!;

    public async Task InitializeAsync() => _host = await DirectLineHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_picture_is_kept_and_served_for_download_only()
    {
        var chat = await _host.StartChatAsync();
        var posted = await UploadAsync(chat, ("screen.png", Png));
        Assert.Equal(200, posted.Status);
        var file = Assert.Single(_host.Turns.Seen.Last().Attachments);
        Assert.Equal("image/png", file.ContentType);
        using var answer = await _host.Http.GetAsync(new Uri(file.Url!));
        Assert.Equal(Png, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_echo_names_the_file_by_its_absolute_address()
    {
        var chat = await _host.StartChatAsync();
        await UploadAsync(chat, ("screen.png", Png));
        var echo = (await _host.ReadAsync(chat)).Body.GetProperty("activities")[1];
        Assert.StartsWith(_host.Origin + "/v3/directline/uploads/", echo.GetProperty("attachments")[0].GetProperty("contentUrl").GetString(), StringComparison.Ordinal);
        Assert.Equal("up1", echo.GetProperty("channelData").GetProperty("clientActivityID").GetString());
    }

    [Theory]
    [InlineData("page.html", "<script>alert(1)</script>")]
    [InlineData("vector.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("fake.png", "<html>not a picture</html>")]
    [InlineData("wallet.zip", "PK\u0003\u0004")]
    [InlineData("no-extension", "text")]
    [InlineData("binary.txt", "a\0b")]
    public async Task Other_kinds_are_refused_and_the_turn_hears_of_it(string name, string content)
    {
        var chat = await _host.StartChatAsync();
        await UploadAsync(chat, (name, Encoding.UTF8.GetBytes(content)));
        var file = Assert.Single(_host.Turns.Seen.Last().Attachments);
        Assert.Equal(("refused/type", null, null), (file.ContentType, file.UploadId, file.Url));
        Assert.Empty(Files());
    }

    [Fact]
    public async Task A_file_over_10_MiB_and_a_sixth_file_are_refused()
    {
        var chat = await _host.StartChatAsync();
        var large = new byte[10 * 1024 * 1024 + 1];
        Png.CopyTo(large, 0);
        await UploadAsync(chat, ("large.png", large), ("1.png", Png), ("2.png", Png), ("3.png", Png), ("4.png", Png), ("5.png", Png));
        Assert.Equal(
            ["refused/size", "image/png", "image/png", "image/png", "image/png", "refused/size"],
            _host.Turns.Seen.Last().Attachments.Select(file => file.ContentType));
        Assert.Equal(4, Files().Length);
    }

    [Fact]
    public async Task Secrets_inside_text_files_are_not_kept()
    {
        const string phrase = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";
        var chat = await _host.StartChatAsync();
        await UploadAsync(chat, ("app.log", Encoding.UTF8.GetBytes($"start\nseed {phrase}\nHTTP 503\n")));
        var kept = await File.ReadAllTextAsync(Assert.Single(Files()));
        Assert.DoesNotContain("abandon abandon", kept, StringComparison.Ordinal);
        Assert.Contains("HTTP 503", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_file_is_not_found_and_a_path_leads_nowhere()
    {
        foreach (var id in new[] { "0123456789", "..%2Fdirectline.key", "%2e%2e" })
            Assert.Equal(404, (int)(await _host.Http.GetAsync(new Uri("/v3/directline/uploads/" + id, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task An_upload_that_is_no_multipart_is_refused()
    {
        var chat = await _host.StartChatAsync();
        Assert.Equal(400, (await _host.SendAsync(HttpMethod.Post, $"conversations/{chat.Id}/upload", chat.Token, new { })).Status);
    }

    private string[] Files()
    {
        var folder = Path.Combine(_host.Folder, "uploads");
        return Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
    }

    private async Task<DirectLineHost.Answer> UploadAsync(DirectLineHost.Chat chat, params (string Name, byte[] Content)[] files)
    {
        using var form = new MultipartFormDataContent();
        var activity = new StringContent("""{"type":"message","attachments":[{"contentType":"image/png","name":"x"}],"channelData":{"clientActivityID":"up1"}}""");
        activity.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.microsoft.activity");
        form.Add(activity, "activity", "blob");
        foreach (var (name, content) in files)
            form.Add(new ByteArrayContent(content), "file", name);
        return await _host.SendAsync(HttpMethod.Post, $"conversations/{chat.Id}/upload?userId=dl_x", chat.Token, form);
    }
}
