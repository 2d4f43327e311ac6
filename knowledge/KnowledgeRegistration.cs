using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SupportBot.Knowledge.Articles;
using SupportBot.Privacy;

namespace SupportBot.Knowledge;

public static class KnowledgeRegistration
{
    /// <summary>
    /// Registers <see cref="KnowledgeSource"/> and watches its files. Resolving it first throws
    /// <see cref="ContentException"/> with every problem if the content cannot be served.
    /// </summary>
    public static IServiceCollection AddKnowledge(this IServiceCollection services)
    {
        services.AddOptions<KnowledgeOptions>().BindConfiguration(KnowledgeOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => new Redactor());
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<KnowledgeOptions>>().Value;
            return KnowledgeSource.Open(options.FullDirectory, provider.GetRequiredService<Redactor>(), new LinkPolicy(options.LinkHosts));
        });
        services.AddHostedService<KnowledgeWatcher>();
        return services;
    }
}
