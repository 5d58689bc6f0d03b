#include "core/formats/branca.h"

#include "core/crypto/xchacha.h"
#include "core/formats/format_id.h"
#include "core/formats/open_verdicts.h"
#include "core/formats/text.h"

#include <QtEndian>

#include <algorithm>

namespace claimcheck::formats {

using namespace Qt::StringLiterals;

namespace {

constexpr base::SpecRef brancaSpec = {base::Spec::Branca};
constexpr qsizetype brancaHeader = 1 + 4 + 24, brancaTag = 16, brancaKey = 32;

int base62Digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'Z')
        return c - 'A' + 10;
    return c >= 'a' && c <= 'z' ? c - 'a' + 36 : -1;
}

/// Random text of 61 characters has both; a digest in hexadecimal has not.
bool mixesCases(QByteArrayView text)
{
    const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    return std::ranges::any_of(text, lower) && std::ranges::any_of(text, upper);
}

} // namespace

base::Result<QByteArray> decodeBase62(QByteArrayView text)
{
    std::vector<quint32> number; // least significant first
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int digit = base62Digit(text[i]);
        if (digit < 0)
            return base::Error{"base62-character"_L1, Text::tr("Base62 has digits and letters only."), i,
                               brancaSpec};
        quint64 carry = static_cast<quint64>(digit);
        for (quint32 &limb : number) {
            carry += quint64(limb) * 62;
            limb = static_cast<quint32>(carry);
            carry >>= 32;
        }
        if (carry)
            number.push_back(static_cast<quint32>(carry));
    }
    QByteArray bytes(qsizetype(number.size()) * 4, '\0');
    for (std::size_t i = 0; i < number.size(); ++i)
        qToBigEndian(number[number.size() - 1 - i], bytes.data() + i * 4);
    qsizetype zeros = 0;
    while (zeros < bytes.size() && bytes[zeros] == 0)
        ++zeros;
    return bytes.sliced(zeros);
}

base::Result<Branca> readBranca(QByteArrayView token)
{
    if (token.size() > maxBrancaText)
        return base::Error{"branca-size"_L1, Text::tr("This is too long for a Branca token."), maxBrancaText,
                           brancaSpec};
    const auto bytes = decodeBase62(token);
    if (!bytes)
        return bytes.error();
    if (!bytes->startsWith('\xBA'))
        return base::Error{"branca-version"_L1,
                           Text::tr("A Branca token begins with the byte 0xBA; this one does not."), 0,
                           brancaSpec};
    if (bytes->size() < brancaHeader + brancaTag)
        return base::Error{"branca-cut-short"_L1, Text::tr("This is too short for a Branca token."),
                           token.size(), brancaSpec};
    return Branca{bytes->first(brancaHeader), bytes->mid(5, 24), bytes->sliced(brancaHeader),
                  qFromBigEndian<quint32>(bytes->data() + 1)};
}

void recognizeBranca(QByteArrayView token, std::vector<Recognized> &found)
{
    constexpr qsizetype shortest = 61; // characters for 45 bytes
    if (token.size() < shortest || token.size() > maxBrancaText || !mixesCases(token))
        return;
    const auto branca = readBranca(token);
    if (!branca)
        return;
    Recognized result;
    result.id = formatId(u"Branca"_s);
    result.name = u"Branca"_s;
    result.level = MatchLevel::Decoded;
    result.source = u"https://github.com/tuupola/branca-spec"_s;
    result.evidence = {Text::tr("it decodes from base62 to bytes that begin with 0xBA, as one in about two "
                                "hundred texts of this length does by chance")};
    const QDateTime time = QDateTime::fromSecsSinceEpoch(branca->seconds, Qt::UTC);
    result.fields = {
        {u"version"_s, u"0xBA"_s, Text::tr("version of Branca")},
        {u"timestamp"_s, time.toString(Qt::ISODate), Text::tr("when it was made"), {}, Secrecy::Open, time},
        {u"nonce"_s, QString::fromLatin1(branca->nonce.toHex()), Text::tr("a number used once")},
    };
    found.push_back(std::move(result));
}

Opened openBranca(QByteArrayView token, const jose::KeySet &keys, const OpenOptions & /*options*/)
{
    const QByteArray alg = "XChaCha20-Poly1305";
    if (keys.isEmpty())
        return decryptionNotTried(alg, keys);
    const auto branca = readBranca(token);
    if (!branca)
        return decryptionFailed(alg, jose::DecryptionStep::Reading,
                                {branca.error().code, branca.error().message});
    return openWithSecrets(keys, alg, brancaKey, [&branca](QByteArrayView key) {
        return crypto::openXChaCha20Poly1305(key, branca->nonce, branca->header, branca->sealed);
    });
}

} // namespace claimcheck::formats
