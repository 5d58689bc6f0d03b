#include "core/formats/fernet.h"

#include "core/base/secret_bytes.h"
#include "core/crypto/aes_cbc.h"
#include "core/crypto/digest.h"
#include "core/encoding/base64url.h"
#include "core/formats/format_id.h"
#include "core/formats/open_verdicts.h"
#include "core/formats/text.h"

#include <QtEndian>

namespace claimcheck::formats {

using namespace Qt::StringLiterals;

namespace {

constexpr base::SpecRef fernetSpec = {base::Spec::Fernet};
constexpr qsizetype fernetHeader = 1 + 8 + 16, fernetBlock = 16, fernetHmac = 32, fernetKey = 32;

base::Result<QByteArray> fernetBytes(QByteArrayView token)
{
    qsizetype padding = 0;
    while (padding < 2 && padding < token.size() && token[token.size() - 1 - padding] == '=')
        ++padding;
    auto bytes = encoding::decodeBase64Url(token.chopped(padding));
    if (!bytes)
        return base::Error{"fernet-base64"_L1, bytes.error().message, bytes.error().where, fernetSpec};
    if (padding && token.size() % 4 != 0)
        return base::Error{"fernet-base64"_L1, Text::tr("The padding does not complete the last group."),
                           token.size() - padding, fernetSpec};
    return bytes;
}

bool hmacFits(const Fernet &fernet, QByteArrayView key)
{
    const QByteArray hmac = crypto::hmac(crypto::Digest::Sha256, key.first(16), fernet.authenticated);
    return base::constantTimeEquals(hmac, fernet.hmac);
}

} // namespace

base::Result<Fernet> readFernet(QByteArrayView token)
{
    const auto bytes = fernetBytes(token);
    if (!bytes)
        return bytes.error();
    if (!bytes->startsWith('\x80'))
        return base::Error{"fernet-version"_L1,
                           Text::tr("A Fernet token begins with the byte 0x80; this one does not."), 0,
                           fernetSpec};
    const qsizetype cipherBytes = bytes->size() - fernetHeader - fernetHmac;
    if (cipherBytes < 1)
        return base::Error{
            "fernet-cut-short"_L1,
            Text::tr("A Fernet token has at least 73 bytes; this one has %1: it was cut short.")
                .arg(bytes->size()),
            token.size(), fernetSpec};
    if (cipherBytes % fernetBlock != 0)
        return base::Error{
            "fernet-blocks"_L1,
            Text::tr("Its ciphertext has %1 bytes, which are not whole blocks of 16: it was cut short.")
                .arg(cipherBytes),
            token.size(), fernetSpec};
    const auto seconds = qFromBigEndian<quint64>(bytes->data() + 1);
    constexpr quint64 year10000 = 253'402'300'800;
    if (seconds >= year10000)
        return base::Error{"fernet-time"_L1, Text::tr("Its time is beyond the year 9999."), 0, fernetSpec};
    return Fernet{bytes->chopped(fernetHmac), bytes->mid(9, 16), bytes->mid(fernetHeader, cipherBytes),
                  bytes->right(fernetHmac), static_cast<qint64>(seconds)};
}

void recognizeFernet(QByteArrayView token, std::vector<Recognized> &found)
{
    constexpr qsizetype headerText = 34; // characters that carry the whole header
    const bool begins = token.startsWith("gAAAAA") && token.size() >= headerText;
    const auto fernet = begins ? readFernet(token) : base::Result<Fernet>(base::Error{});
    if (!begins)
        return;
    Recognized result;
    result.id = formatId(u"Fernet"_s);
    result.name = u"Fernet"_s;
    result.source = u"https://github.com/fernet/spec/blob/master/Spec.md"_s;
    result.evidence = {Text::tr("it begins with gAAAAA: the version 0x80 and a time before the year 2106")};
    result.fields.push_back({u"version"_s, u"0x80"_s, Text::tr("version of Fernet"), {0, 2}});
    if (fernet) {
        const QDateTime time = QDateTime::fromSecsSinceEpoch(fernet->seconds, Qt::UTC);
        result.level = MatchLevel::Decoded;
        result.evidence.push_back(Text::tr("its base64url has room for whole blocks and an HMAC"));
        result.fields.push_back({u"timestamp"_s,
                                 time.toString(Qt::ISODate),
                                 Text::tr("when it was made"),
                                 {1, 12},
                                 Secrecy::Open,
                                 time});
        result.fields.push_back(
            {u"iv"_s, QString::fromLatin1(fernet->iv.toHex()), Text::tr("a number used once"), {12, 34}});
    } else {
        result.problems.push_back(fernet.error());
    }
    found.push_back(std::move(result));
}

Opened openFernet(QByteArrayView token, const jose::KeySet &keys, const OpenOptions & /*options*/)
{
    const QByteArray alg = "AES-128-CBC, HMAC-SHA256";
    if (keys.isEmpty())
        return decryptionNotTried(alg, keys);
    const auto fernet = readFernet(token);
    if (!fernet)
        return decryptionFailed(alg, jose::DecryptionStep::Reading,
                                {fernet.error().code, fernet.error().message});
    bool authentic = false;
    Opened opened =
        openWithSecrets(keys, alg, fernetKey, [&](QByteArrayView key) -> std::optional<QByteArray> {
            if (!hmacFits(*fernet, key))
                return std::nullopt;
            authentic = true;
            return crypto::decryptAes128Cbc(key.last(16), fernet->iv, fernet->ciphertext);
        });
    if (authentic && !opened.plaintext)
        opened.decryption->reason = jose::Reason{
            "fernet-padding"_L1, Text::tr("The HMAC fits, but what was encrypted has no proper padding.")};
    return opened;
}

} // namespace claimcheck::formats
