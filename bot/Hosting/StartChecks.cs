using System.Net;
using System.Net.Sockets;
using SupportBot.Bot.Replies;
using SupportBot.Knowledge;
using SupportBot.Knowledge.Articles;
using SupportBot.Models;
using SupportBot.Models.Files;
using SupportBot.Privacy;

namespace SupportBot.Bot.Hosting;

/// <summary>What must be in order before anything is made on disk: content, replies, model, the data folder.</summary>
public static class StartChecks
{
    /// <summary>Content, replies and model, all read; every author's fault is named in one message.</summary>
    /// <exception cref="StartException">Something of it is broken.</exception>
    public static LoadedContent Load(FolderOptions folders, ModelOptions models, KnowledgeOptions knowledge, Redactor redactor)
    {
        var content = ContentLoader.Load(knowledge.FullDirectory, redactor, new LinkPolicy(knowledge.LinkHosts));
        var (texts, textProblems) = ReplyTexts.Load(FolderOptions.ReplyFolder, redactor);
        List<ContentProblem> problems = [.. content.Problems, .. textProblems];
        if (problems.Count > 0)
            throw new StartException($"The content has {problems.Count} problem(s); nothing was started.{Environment.NewLine}{string.Join(Environment.NewLine, problems)}");
        return new LoadedContent(texts!, OpenModels(folders, models));
    }

    /// <summary>A refused model of the store is no reason not to start: what served before does, and health says so.</summary>
    private static ModelSource OpenModels(FolderOptions folders, ModelOptions models)
    {
        var (folder, store) = (folders.ModelFolder, models.Store(folders.Data));
        var trust = folders.Model.Length > 0 ? ModelTrust.ShippedOrSignedBy(store.Keys) : ModelTrust.Shipped;
        try
        {
            return ModelSource.Open(store, () => TextModel.Load(ModelDirectory.Read(folder, trust)));
        }
        catch (Exception fault) when (fault is ModelFileException or IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The model in {folder} cannot be used: {fault.Message}", fault);
        }
    }

    /// <summary>Proves that the addresses can be listened on, before anything is made for a start that cannot succeed.</summary>
    /// <exception cref="StartException">A port is taken or may not be used.</exception>
    public static void EnsurePortsAreFree(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var port = BindingAddress.Parse(url).Port;
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
            }
            catch (SocketException fault)
            {
                throw new StartException(
                    fault.SocketErrorCode == SocketError.AccessDenied
                        ? $"This user may not listen on port {port}. Choose one above 1023 with --urls http://localhost:PORT."
                        : $"Port {port} is taken by another program. Stop that program, or choose another port with --urls http://localhost:PORT.",
                    fault);
            }
        }
    }

    /// <summary>Makes the data folder when it is missing and proves that it can be written.</summary>
    /// <exception cref="StartException">It cannot.</exception>
    public static void EnsureWritable(string folder)
    {
        var full = Path.GetFullPath(folder);
        try
        {
            Directory.CreateDirectory(full);
            var probe = Path.Combine(full, ".writable-" + Environment.ProcessId);
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The data folder {full} cannot be written. Give this user the right to write there, or set Folders:Data to another folder.", fault);
        }
    }
}

/// <summary>What was read at start.</summary>
public sealed record LoadedContent(ReplyTexts Texts, ModelSource Models);
