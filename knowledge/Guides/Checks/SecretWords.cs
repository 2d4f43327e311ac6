namespace SupportBot.Knowledge.Guides.Checks;

/// <summary>Words of ten languages around secrets, in lower case. Scripts without spaces are searched as parts of words.</summary>
internal static class SecretWords
{
    /// <summary>Things nobody may ask for, wherever they are to be typed.</summary>
    public static readonly string[] Secrets =
    [
        "seed phrase", "seed words", "seed", "recovery phrase", "recovery words", "secret phrase", "backup phrase", "mnemonic", "twelve words", "12 words", "24 words", "twenty-four words",
        "private key", "private keys", "secret key", "keystore", "wallet file", "wallet.dat", "xprv",
        "password", "passwords", "passphrase", "passcode", "pin", "pin code", "2fa code", "otp", "one-time code", "one-time password",
        "verification code", "login code", "security code", "sms code", "confirmation code", "authenticator code", "backup code", "backup codes", "recovery code", "recovery codes",
        "6-digit code", "six-digit code", "the code", "your code", "this code", "cvv", "cvc", "card number", "security question",
        // es, pt, fr
        "frase semilla", "frase de recuperación", "frase secreta", "palabras de recuperación", "12 palabras", "24 palabras", "clave privada", "llave privada", "contraseña", "contraseñas", "código", "códigos", "número de tarjeta",
        "frase-semente", "frase de recuperação", "palavras de recuperação", "12 palavras", "24 palavras", "chave privada", "senha", "senhas", "número do cartão",
        "phrase de récupération", "phrase secrète", "12 mots", "24 mots", "clé privée", "mot de passe", "mots de passe", "code de vérification", "code reçu", "code secret", "numéro de carte",
        // zh, ko, hi, ru, vi, id
        "助记词", "私钥", "密码", "验证码", "口令", "复苏短语", "恢复短语", "シード",
        "복구 문구", "시드 문구", "시드 구문", "니모닉", "개인 키", "개인키", "비밀번호", "인증 코드", "인증번호", "핀 번호",
        "रिकवरी वाक्यांश", "रिकवरी फ़्रेज़", "सीड फ़्रेज़", "सीड वाक्यांश", "निजी कुंजी", "प्राइवेट की", "पासवर्ड", "पिन", "ओटीपी", "सत्यापन कोड",
        "сид-фраз", "фразу восстановления", "фраза восстановления", "секретную фразу", "мнемоник", "приватный ключ", "закрытый ключ", "пароль", "пин-код", "код из", "код подтверждения", "проверочный код", "номер карты",
        "cụm từ khôi phục", "cụm từ hạt giống", "khóa riêng", "khoá riêng", "private key", "mật khẩu", "mã xác minh", "mã otp", "mã pin",
        "frasa pemulihan", "frasa benih", "frasa seed", "kunci pribadi", "kunci privat", "kata sandi", "kode verifikasi", "kode otp", "kode pin",
    ];

    /// <summary>Papers that may be shown to the app's own verification, but never in a chat.</summary>
    public static readonly string[] Papers =
    [
        "passport", "identity card", "id card", "id document", "id number", "identity document", "your document", "your documents", "driving licence", "driver's license", "driver license", "selfie", "social security number", "ssn", "tax id", "proof of identity", "photo of your id", "your id", "proof of address",
        "pasaporte", "documento de identidad", "carné de identidad", "dni", "cédula", "passaporte", "documento de identidade", "cpf", "passeport", "carte d'identité", "pièce d'identité",
        "护照", "身份证", "自拍", "여권", "신분증", "셀카", "पासपोर्ट", "आधार", "पहचान पत्र", "सेल्फ़ी", "паспорт", "селфи", "удостоверение", "hộ chiếu", "căn cước", "cmnd", "paspor", "ktp", "kartu identitas", "swafoto",
    ];

    /// <summary>Asking for something.</summary>
    public static readonly string[] Requests =
    [
        "send", "tell", "give", "share", "paste", "upload", "attach", "provide", "show us", "show me", "write", "reply with", "answer with", "post", "submit", "read out", "let us know", "let me know", "what is", "what's", "what are", "which is", "we need your", "i need your", "need to know your", "spell out", "photo of", "picture of", "screenshot of", "message us", "dictate", "copy",
        "envía", "envíe", "envíanos", "envíenos", "envíame", "manda", "mándanos", "mándame", "dinos", "dime", "díganos", "danos", "dame", "comparte", "comparta", "pega", "pegue", "escribe", "escriba", "escríbenos", "indica", "indícanos", "sube", "suba", "adjunta", "facilita", "cuál es", "cuáles son", "necesitamos tu", "foto de",
        "envie", "mande", "diga", "diga-nos", "compartilhe", "cole", "escreva", "informe", "qual é", "quais são", "precisamos da sua",
        "envoyez", "envoie", "donnez", "donne", "partagez", "collez", "écrivez", "indiquez", "communiquez", "quel est", "quelle est", "quelles sont", "nous avons besoin de votre",
        "发送", "发给", "发来", "告诉", "提供", "粘贴", "分享", "上传", "输入到这里", "是什么", "是多少",
        "보내", "알려", "말해", "공유", "붙여", "제공", "업로드", "적어", "무엇인가요", "입력해 주세요",
        "भेजें", "भेजिए", "बताएं", "बताइए", "साझा", "शेयर", "लिखें", "दें", "दीजिए", "अपलोड", "क्या है",
        "отправьте", "пришлите", "сообщите", "скажите", "укажите", "напишите", "поделитесь", "вставьте", "загрузите", "назовите", "какой у вас", "какая у вас", "дайте",
        "gửi", "cho chúng tôi biết", "cho tôi biết", "cung cấp", "chia sẻ", "dán", "viết", "tải lên", "là gì",
        "kirim", "kirimkan", "beri tahu", "beritahu", "berikan", "bagikan", "tempel", "tulis", "tuliskan", "unggah", "apa",
    ];

    /// <summary>Typing something asks for it only when it is to be typed here.</summary>
    public static readonly string[] Typing = ["type", "enter", "put", "introduce", "introduzca", "ingresa", "ingrese", "digite", "insira", "saisissez", "entrez", "tapez", "输入", "填写", "입력", "टाइप करें", "दर्ज करें", "введите", "впишите", "nhập", "masukkan", "ketik"];

    public static readonly string[] Here =
    [
        "here", "below", "in this chat", "in the chat", "into this chat", "into the chat", "to us", "to me", "in your reply", "in your next message",
        "aquí", "en este chat", "en el chat", "abajo", "aqui", "neste chat", "no chat", "ici", "dans ce chat", "ci-dessous", "这里", "此处", "聊天中", "여기", "채팅", "यहाँ", "यहां", "चैट", "сюда", "здесь", "в чат", "в этот чат", "ở đây", "vào đây", "tại đây", "di sini", "di chat",
    ];

    /// <summary>A place of the user's own, where papers may be shown.</summary>
    public static readonly string[] Elsewhere =
    [
        "in the app", "inside the app", "in the settings", "on the verification page", "on the website", "in the wallet app", "app's", "of the app",
        "en la aplicación", "en la app", "en los ajustes", "no aplicativo", "no app", "dans l'application", "应用内", "应用中", "앱에서", "앱 안에서", "ऐप में", "в приложении", "trong ứng dụng", "di aplikasi", "di dalam aplikasi",
    ];

    /// <summary>Words shortly before a request (in some languages after it) that turn it into a warning or a question about the past.</summary>
    public static readonly string[] Denials =
    [
        "never", "not", "don't", "do not", "no one", "nobody", "without", "did you", "have you", "has anyone", "did anyone", "did someone", "who", "if you", "someone", "somebody", "anyone", "they", "a stranger", "cannot", "instead of",
        "nunca", "no", "jamás", "nadie", "sin", "si", "alguien", "não", "ninguém", "sem", "ne", "jamais", "personne", "sans", "si vous", "quelqu'un",
        "不要", "切勿", "绝不", "请勿", "不会", "是否", "从不", "别", "지 마", "지 않", "마세요", "누군가", "절대", "न ", "नहीं", "कभी", "मत", "किसी", "क्या आपने", "не ", "никогда", "никому", "кто-то", "кто-нибудь", "đừng", "không", "chưa bao giờ", "ai đó", "jangan", "tidak", "siapa", "seseorang",
    ];

    public static readonly string[] SlotWords = ["password", "passwords", "passphrase", "passcode", "pin", "seed", "mnemonic", "otp", "cvv", "cvc", "passport", "ssn", "selfie", "secret", "2fa", "keystore"];

    public static readonly string[] SlotPhrases = ["private_key", "recovery_phrase", "seed_phrase", "recovery_words", "verification_code", "login_code", "sms_code", "security_code", "card_number", "id_document", "id_number", "identity_document", "id_card"];
}
