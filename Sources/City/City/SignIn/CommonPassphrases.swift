/// What is tried first when somebody guesses passphrases of twelve characters and more.
///
/// A passphrase made of these words alone, with whatever digits and signs between them, is refused. Longest first, so
/// that a short word does not leave pieces of a long one.
enum CommonPassphrases {
    static let words: [String] = [
        "administrator", "correcthorsebatterystaple", "kagoshima", "municipality", "passphrase", "passwort", "password",
        "superman", "starwars", "sunshine", "princess", "football", "baseball", "computer", "internet", "iloveyou",
        "trustno", "jennifer", "michelle", "michael", "jordan", "charlie", "ashley", "daniel", "thomas", "robert",
        "shirube", "shiyakusho", "yakusho", "jichitai", "chihou", "pasuwado", "himitsu", "kanri", "nihon", "nippon",
        "japan", "tokyo", "osaka", "reiwa", "heisei", "sakura", "naruto", "pokemon", "doraemon", "dragon", "monkey",
        "master", "shadow", "hunter", "killer", "batman", "ninja", "samurai", "letmein", "welcome", "changeme",
        "default", "secret", "access", "system", "server", "google", "windows", "office", "admin", "login", "guest",
        "user", "test", "root", "pass", "temp", "hello", "love", "angel", "summer", "winter", "spring", "autumn",
        "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwerty", "asdfgh", "zxcvbn", "qazwsx", "qwer", "asdf", "zxcv", "wasd",
        "abcdefg", "abcdef", "abcde", "abcd", "abc", "xyz", "aaa",
        "パスワード", "ぱすわーど", "ひみつ", "秘密", "管理者", "市役所", "役場", "役所", "令和", "平成", "さくら", "桜",
        "あいうえお", "かきくけこ", "いろは",
    ].sorted { $0.count > $1.count }

    /// What people write for a letter.
    static let letterBehind: [Character: Character] = [
        "0": "o", "1": "i", "!": "i", "3": "e", "4": "a", "@": "a", "5": "s", "$": "s", "7": "t", "+": "t", "8": "b",
    ]

    /// Runs that go on from their end at their beginning, and backwards too.
    static let runs: [[Character]] = [
        "1234567890", "0123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/", "1q2w3e4r5t6y7u8i9o0p", "qazwsxedcrfvtgbyhnujmikolp",
        "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん",
        "いろはにほへとちりぬるをわかよたれそつねならむうゐのおくやまけふこえてあさきゆめみしゑひもせす",
    ].map(Array.init)
}
