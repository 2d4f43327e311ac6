using SupportBot.Bot.Hosting;

return await BotProgram.RunAsync(args);
