using SupportBot.Models.Lexicons;

namespace SupportBot.Models;

/// <summary>What people call languages, in each other's languages.</summary>
internal static class LanguageNames
{
    private static readonly Dictionary<string, string[]> Names = new()
    {
        ["en"] = ["english", "ingles", "inglês", "anglais", "английский", "английском", "по английски", "английски", "inggris", "bahasa inggris", "tiếng anh", "anh", "英语", "英文", "영어", "영어로", "अंग्रेजी", "इंग्लिश", "angrezi", "eng"],
        ["es"] = ["spanish", "español", "castellano", "espanhol", "espagnol", "испанский", "испанском", "spanyol", "bahasa spanyol", "tiếng tây ban nha", "西班牙语", "西班牙文", "스페인어", "스페인어로", "स्पेनिश", "espanol"],
        ["pt"] = ["portuguese", "português", "portugués", "portugais", "португальский", "portugis", "tiếng bồ đào nha", "葡萄牙语", "葡语", "포르투갈어", "पुर्तगाली", "brazilian portuguese", "brasileiro"],
        ["zh"] = ["chinese", "中文", "汉语", "普通话", "国语", "chino", "chinês", "chinois", "китайский", "mandarin", "bahasa mandarin", "tiếng trung", "중국어", "चीनी", "simplified chinese"],
        ["vi"] = ["vietnamese", "tiếng việt", "việt", "vietnamita", "vietnamien", "вьетнамский", "bahasa vietnam", "越南语", "越南文", "베트남어", "वियतनामी"],
        ["id"] = ["indonesian", "bahasa indonesia", "indonesia", "indonesio", "indonésio", "indonésien", "индонезийский", "tiếng indonesia", "印尼语", "印尼文", "인도네시아어", "bahasa"],
        ["ko"] = ["korean", "한국어", "한국말", "한국어로", "coreano", "coréen", "корейский", "bahasa korea", "tiếng hàn", "韩语", "韩文", "कोरियाई"],
        ["fr"] = ["french", "français", "francés", "francês", "французский", "французском", "prancis", "bahasa prancis", "tiếng pháp", "法语", "法文", "프랑스어", "프랑스어로", "फ्रेंच"],
        ["hi"] = ["hindi", "हिंदी", "हिन्दी", "хинди", "bahasa hindi", "印地语", "힌디어", "tiếng hindi", "hinglish"],
        ["ru"] = ["russian", "русский", "по русски", "русски", "русском", "ruso", "russo", "russe", "rusia", "bahasa rusia", "tiếng nga", "俄语", "俄文", "러시아어", "रूसी"],
    };

    private static readonly Dictionary<string, string> Codes = Build();
    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> BySpan = Codes.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The two-letter code of a language named in normalised words, or null.</summary>
    public static string? Find(ReadOnlySpan<char> name) => BySpan.TryGetValue(name, out var code) ? code : null;

    private static Dictionary<string, string> Build()
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (code, names) in Names)
            foreach (var name in names) codes.TryAdd(Phrase.Normalize(name), code);
        return codes;
    }
}
