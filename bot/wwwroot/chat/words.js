// The page's own words. What the assistant says comes from the server.
window.SupportWords = {
  en: {
    tag: 'en-US', title: 'Support', person: 'A person can take over.', language: 'Language', fresh: 'New conversation',
    skip: 'Skip to the message field', opening: 'Opening the chat…', never: 'Never send a recovery phrase, key or password.', privacy: 'Privacy',
    connecting: 'Connecting…', lost: 'The connection is gone. Bringing it back…', closed: 'The chat cannot be reached right now.',
    again: 'Try again', busy: 'Many people are opening the chat. Trying again in a moment.',
    sureTitle: 'Start a new conversation?', sureText: 'This conversation leaves the screen. Tickets you have stay open.', keep: 'Stay here', leave: 'Start new'
  },
  es: {
    tag: 'es-ES', title: 'Soporte', person: 'Puede atenderte una persona.', language: 'Idioma', fresh: 'Nueva conversación',
    skip: 'Ir al campo de mensaje', opening: 'Abriendo el chat…', never: 'Nunca envíes una frase de recuperación, clave o contraseña.', privacy: 'Privacidad',
    connecting: 'Conectando…', lost: 'Se perdió la conexión. Reconectando…', closed: 'Ahora no se puede abrir el chat.',
    again: 'Reintentar', busy: 'Mucha gente está abriendo el chat. Se reintentará enseguida.',
    sureTitle: '¿Empezar una conversación nueva?', sureText: 'Esta conversación dejará de mostrarse. Tus tickets siguen abiertos.', keep: 'Quedarme', leave: 'Empezar'
  },
  pt: {
    tag: 'pt-BR', title: 'Suporte', person: 'Uma pessoa pode assumir.', language: 'Idioma', fresh: 'Nova conversa',
    skip: 'Ir para o campo de mensagem', opening: 'Abrindo o chat…', never: 'Nunca envie frase de recuperação, chave ou senha.', privacy: 'Privacidade',
    connecting: 'Conectando…', lost: 'A conexão caiu. Reconectando…', closed: 'O chat não pode ser aberto agora.',
    again: 'Tentar de novo', busy: 'Muitas pessoas estão abrindo o chat. Nova tentativa em instantes.',
    sureTitle: 'Começar uma nova conversa?', sureText: 'Esta conversa sai da tela. Seus tickets continuam abertos.', keep: 'Ficar aqui', leave: 'Começar'
  },
  zh: {
    tag: 'zh-CN', title: '客服', person: '随时可以转人工。', language: '语言', fresh: '新对话',
    skip: '跳到输入框', opening: '正在打开聊天…', never: '切勿发送助记词、私钥或密码。', privacy: '隐私',
    connecting: '正在连接…', lost: '连接已断开，正在恢复…', closed: '暂时无法打开聊天。',
    again: '重试', busy: '当前打开聊天的人较多，稍后自动重试。',
    sureTitle: '开始新对话？', sureText: '当前对话将不再显示，您的工单不受影响。', keep: '留在这里', leave: '开始'
  },
  vi: {
    tag: 'vi-VN', title: 'Hỗ trợ', person: 'Nhân viên có thể hỗ trợ bạn.', language: 'Ngôn ngữ', fresh: 'Cuộc trò chuyện mới',
    skip: 'Đến ô nhập tin nhắn', opening: 'Đang mở trò chuyện…', never: 'Đừng bao giờ gửi cụm từ khôi phục, khóa hay mật khẩu.', privacy: 'Quyền riêng tư',
    connecting: 'Đang kết nối…', lost: 'Mất kết nối. Đang kết nối lại…', closed: 'Hiện không mở được trò chuyện.',
    again: 'Thử lại', busy: 'Nhiều người đang mở trò chuyện. Sẽ thử lại ngay.',
    sureTitle: 'Bắt đầu cuộc trò chuyện mới?', sureText: 'Cuộc trò chuyện này sẽ rời màn hình. Các phiếu của bạn vẫn mở.', keep: 'Ở lại', leave: 'Bắt đầu'
  },
  id: {
    tag: 'id-ID', title: 'Dukungan', person: 'Petugas dapat membantu Anda.', language: 'Bahasa', fresh: 'Percakapan baru',
    skip: 'Lompat ke kolom pesan', opening: 'Membuka obrolan…', never: 'Jangan pernah mengirim frasa pemulihan, kunci, atau kata sandi.', privacy: 'Privasi',
    connecting: 'Menghubungkan…', lost: 'Koneksi terputus. Menyambungkan lagi…', closed: 'Obrolan belum dapat dibuka.',
    again: 'Coba lagi', busy: 'Banyak orang membuka obrolan. Sebentar lagi dicoba ulang.',
    sureTitle: 'Mulai percakapan baru?', sureText: 'Percakapan ini tidak lagi ditampilkan. Tiket Anda tetap terbuka.', keep: 'Tetap di sini', leave: 'Mulai'
  },
  ko: {
    tag: 'ko-KR', title: '고객 지원', person: '상담원이 도와드릴 수 있습니다.', language: '언어', fresh: '새 대화',
    skip: '메시지 입력란으로 이동', opening: '채팅을 여는 중…', never: '복구 문구, 키, 비밀번호는 절대 보내지 마세요.', privacy: '개인정보',
    connecting: '연결 중…', lost: '연결이 끊겼습니다. 다시 연결하는 중…', closed: '지금은 채팅을 열 수 없습니다.',
    again: '다시 시도', busy: '많은 분이 채팅을 여는 중입니다. 잠시 후 다시 시도합니다.',
    sureTitle: '새 대화를 시작할까요?', sureText: '이 대화는 화면에서 사라집니다. 티켓은 그대로 유지됩니다.', keep: '그대로 있기', leave: '시작'
  },
  fr: {
    tag: 'fr-FR', title: 'Assistance', person: 'Une personne peut prendre le relais.', language: 'Langue', fresh: 'Nouvelle conversation',
    skip: 'Aller au champ de message', opening: 'Ouverture du chat…', never: 'N’envoyez jamais de phrase de récupération, de clé ni de mot de passe.', privacy: 'Confidentialité',
    connecting: 'Connexion…', lost: 'La connexion est coupée. Reconnexion…', closed: 'Le chat est inaccessible pour le moment.',
    again: 'Réessayer', busy: 'Beaucoup de personnes ouvrent le chat. Nouvel essai dans un instant.',
    sureTitle: 'Commencer une nouvelle conversation ?', sureText: 'Cette conversation quitte l’écran. Vos tickets restent ouverts.', keep: 'Rester ici', leave: 'Commencer'
  },
  hi: {
    tag: 'hi-IN', title: 'सहायता', person: 'कोई व्यक्ति भी मदद कर सकता है।', language: 'भाषा', fresh: 'नई बातचीत',
    skip: 'संदेश लिखने की जगह पर जाएँ', opening: 'चैट खुल रही है…', never: 'रिकवरी फ़्रेज़, कुंजी या पासवर्ड कभी न भेजें।', privacy: 'गोपनीयता',
    connecting: 'कनेक्ट हो रहा है…', lost: 'कनेक्शन टूट गया है। फिर जोड़ा जा रहा है…', closed: 'चैट अभी नहीं खुल पा रही है।',
    again: 'फिर कोशिश करें', busy: 'बहुत लोग चैट खोल रहे हैं। थोड़ी देर में फिर कोशिश होगी।',
    sureTitle: 'नई बातचीत शुरू करें?', sureText: 'यह बातचीत स्क्रीन से हट जाएगी। आपके टिकट खुले रहेंगे।', keep: 'यहीं रहें', leave: 'शुरू करें'
  },
  ru: {
    tag: 'ru-RU', title: 'Поддержка', person: 'Может подключиться человек.', language: 'Язык', fresh: 'Новый разговор',
    skip: 'К полю сообщения', opening: 'Открываем чат…', never: 'Никогда не отправляйте фразу восстановления, ключ или пароль.', privacy: 'Конфиденциальность',
    connecting: 'Подключение…', lost: 'Связь прервалась. Восстанавливаем…', closed: 'Чат сейчас недоступен.',
    again: 'Повторить', busy: 'Чат открывают многие. Скоро попробуем снова.',
    sureTitle: 'Начать новый разговор?', sureText: 'Этот разговор исчезнет с экрана. Ваши обращения останутся открытыми.', keep: 'Остаться', leave: 'Начать'
  }
};
