namespace SupportBot.Privacy.Reading;

/// <summary>
/// The key words of the rules, by meaning, in the languages people write to us in. Single tokens as <see cref="TokenReader"/>
/// cuts them: lower case, without spaces; accents do not matter.
/// </summary>
internal static class Vocabulary
{
    public static IReadOnlyList<(ulong Marks, string Words)> Groups { get; } =
    [
        (Marks.Common, """
            a able about above accept access account across act actually add address after again ago ahead all allow almost already also always
            amount and another answer any anything app are around arrive as ask at away balance be because been before begin believe best better between
            both bring but buy call came can cancel card cash change charge check choose clear click close code coin come confirm connect copy correct cost
            could country credit current day did direct do does done down each either else email end enough error ever every everyone everything exact exchange
            explain express extra fee few figure find fine first fix follow for form found friend from full get give go good got great group had
            happy have hear hello help here high hold home hope how however if include inform info input into is issue it item just keep
            kind know language last late later learn least left less let like link list little load local long look low mail main make many
            maximum may maybe me mean message mind minimum minute mobile mode money month more morning most move much must my name
            near need network never new next nice no normal not note nothing now number of off offer often ok old on once one only open
            option or order other our out over own paper part pay payment people per person phone place plan please point poor possible present problem
            process proof protect provide public push put question quick quit rate read ready real really reason receive recall
            remember remind remove repeat replace report require result return right run safe said same save say screen second section secure security see seem
            select sell send sent service setup share should show side sign similar since site so solve some someone something soon sorry source
            spend start state stay step still stop such support sure switch system table take talk tell term text than thank that the their
            them then there these they thing think this though thought time to today together token tomorrow too tool top total toward transfer trigger true trust try
            turn two type unable under unit until up update upon use used useful user using usual valid verify version very via view wait wallet want was way we week
            welcome well were what when where which while who whole why will with within without word work world worry would wrong year yes yesterday yet you your
            twice week weekend answer afternoon evening people able advice apply area available average basic become begin believe below bottom brand busy
            cause center certain choice claim common company complete consider contact control convince couple create cross custom daily date decide
            describe detail device different difficult discover double easy enter exist expect expire fast fault final finish flag force forget forward free
            future general glad hand happen hard hour idea identify increase indicate interest job join kept key know large lock log machine manage manual
            market match matter member might miss missing mistake modify moment name notice nothing object obtain online operate people physical
            possible power practice prefer pretty price print private profit program project proper purchase quality range reach reject relax rely
            remain request rescue review room rule sample scan search season sense set shop short simple single situation size skip slow small special
            speak stuck student suggest switch target text ticket title total track trade traffic travel trip trouble truth tried try upgrade urgent
            visit voice volume vote warn waste watch web weird wish wonder write
            """),
        (Marks.Seed, """
            seed seeds seedphrase seedwords mnemonic mnemonics mnemonik mnemotechnique mnemonica mnemonico mnemonique mnemonisch bip39 slip39 bip-39
            passphrases recoveryphrase wiederherstellungsphrase wiederherstellungswörter sicherungsphrase semilla sementes semente graine
            сид сидфраза сид-фраза мнемоника мнемоническая мнемоническую мнемонику мнемоники 助记词 助記詞 助记 恢复短语 种子 復元フレーズ シード シードフレーズ リカバリーフレーズ
            시드 니모닉 복구구문 복구문구 kurtarma herstelzin hersteltekst frasa
            """),
        (Marks.PhraseNoun, """
            phrase phrases words wörter phrase frase frases palabras palavras parole mots фраза фразу фразы слова слов kelime kelimeler ifade ifadesi cümlesi
            zin woorden slova fraze frazę słów słowa フレーズ 短语 구문 단어
            """),
        (Marks.PhraseAdjective, """
            recovery secret backup restore wallet twelve 12 24 twentyfour recuperación recuperação recuperación recupero récupération secreta secrète segreta
            восстановления секретная секретную резервная kurtarma gizli herstel odzyskiwania zwölf vierundzwanzig doce veinticuatro douze vingt
            """),
        (Marks.PrivateKey, """
            privkey privatekey privkeys privatekeys spendkey viewkey secretkey wif xprv xpriv privateschlüssel privatschlüssel
            私钥 秘密鍵 개인키 приватник
            """),
        (Marks.KeyNoun, "key keys schlüssel schluessel clave claves llave clé cles clef chiave chiavi chave chaves ключ ключа ключи ключом anahtar anahtarı anahtarım sleutel klucz 密钥 鍵 hex"),
        (Marks.KeyAdjective, """
            private priv secret spend view signing master privater privaten privat geheimer geheimen privada privadas privado privée secrète privata segreta
            приватный приватного приватные секретный закрытый özel gizli privé prywatny 秘密
            """),
        (Marks.Transaction, """
            tx txid txn txs txhash transaction transactions hash hashes block blocks blockhash transfer transfers sha sha256 merkle receipt confirmation
            transaktion transaktions transaktionshash transacción transaccion transação transacao transazione transakcja işlem
            транзакция транзакции транзакцию хеш хэш 交易 哈希 トランザクション 트랜잭션 explorer etherscan blockchair mempool userop signature contract pubkey public checksum
            commit order id guid
            """),
        (Marks.CardCheck, "cvv cvc cvv2 cvc2 csc cvn"),
        (Marks.OneTime, """
            otp 2fa totp mfa tan sms smstan authenticator authentication verification einmalcode einmalpasswort bestätigungscode verifizierungscode sicherheitscode
            vérification verificación verificação verifica autenticación autenticação
            подтверждения смс doğrulama onay verificatie weryfikacyjny 验证码 驗證碼 动态码 認証 確認コード 인증번호 인증코드 인증 onetime texted passcode
            """),
        (Marks.Code, "code codes código codigo codice kod kodu kodum код кода コード 코드 代码 codul passcode"),
        (Marks.OtherCode, """
            error errors err status exit return http https response zip postal postcode plz area country dial promo promotional promotion discount coupon voucher
            referral invite invitation reference tracking order product source bar qr sort bank branch swift bic mcc reason result fault failure failed crash stop
            stopcode event win32 exception fehler fehlercode erreur errore erro ошибка ошибки ошибку hata błąd foutcode fout エラー 错误 錯誤 오류 postal gift ticket
            case article model serial part color colour hex morse dress block version build problem issue warning abort termination disconnect close reject
            """),
        (Marks.Password, """
            password passwords passwort passwörter kennwort pwd passwd passwrd pasword pw contraseña senha пароль пароля пароли parola parole şifre şifrem şifresi sifre wachtwoord hasło lösenord
            heslo salasana adgangskode sandi 密码 密碼 口令 パスワード 비밀번호 암호 motdepasse mdp passwordis
            """),
        (Marks.Password | Marks.Passphrase, "passphrase kennphrase парольная"),
        (Marks.MaybePassword, "pass passe clave secret"),
        (Marks.Pin, "pin pincode пин пинкод pinkod"),
        (Marks.Is, "is was are be ist lautet war es era eran est était foi это был jest är er は 是 为 為 equals becomes"),
        (Marks.Filler, """
            my your the a an this that it its it's s here here's number no nr to just only got get received sent me i have new old current please use enter entered
            mein meine meinen der die das den hier nummer mi tu su el la los un una mon ma le votre ton meu minha o seu il mio mia lo мой моя ваш вот номер benim numara
            for of und and y e et и で と が の wallet account email login app code codes код kod codice código pin
            """),
        (Marks.Ordinary, """
            not n't no wrong incorrect invalid lost forgotten correct right the a an being too very still never always required needed expired hacked compromised
            stolen leaked weak strong blocked reset changed set saved stored gone unknown same my what where in on at to for and but because or if when as by
            rejected refused accepted working works asked missing case long short different locked empty known unclear also already only just actually really safe
            secure ok okay fine good bad there here this that it hard complicated stuck denied disabled failing broken useless written encrypted visible your her
            his our their too old new now somewhere somehow probably maybe apparently definitely obviously supposed something nothing anything everything none
            nicht falsch richtig weg vergessen gesperrt abgelaufen unbekannt ungültig mir mein das ein eine zu sehr immer noch gut schlecht kaputt verloren
            no incorrecta incorrecto correcta olvidada perdida bloqueada mala buena muy que pas incorrect oublié perdu bloqué mauvais faux
            errata sbagliata persa dimenticata corretta non incorreta errada esquecida não certo não muito
            не неверный неправильный забыт потерян утерян правильный верный yanlış doğru değil unutuldu required optional field length strength policy manager
            reset recovery change problem issue error prompt page screen box option button hint forgot help please thanks question how why who which you we they he she i
            """),
        (Marks.TokenNoun, "token tokens apikey apikeys secret secretkey accesskey api_key authtoken"),
        (Marks.TokenAdjective, "api access auth client bot refresh session app webhook authorization"),
        (Marks.Bearer, "bearer"),
        (Marks.KeystoreField, "ciphertext kdfparams cipherparams"),
    ];
}
