namespace SupportBot.Knowledge.Guides.Yaml;

public enum YamlFault { Syntax, TooLarge, TooDeep, TooManyAliases, DuplicateKey, NotPlainData }

/// <summary>Why a file could not be read as plain data; <c>Line</c> counts from 1.</summary>
public sealed record YamlProblem(YamlFault Fault, int Line, string Message);
