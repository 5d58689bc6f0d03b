#include "core/formats/describe_text.h"

#include "core/encoding/base64url.h"
#include "core/formats/add_field.h"
#include "core/formats/digit_codes.h"
#include "core/formats/row_checksum.h"
#include "core/formats/text.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace claimcheck::formats {

namespace {

constexpr qsizetype lookedAt = 64 * 1024;
constexpr qsizetype shownDecoded = 256;

struct Alphabet
{
    const char *name;
    const char *characters; ///< besides letters and digits where it begins with "*"
    qsizetype multiple = 1; ///< of the length
};

/// From the narrowest to the widest.
constexpr Alphabet alphabets[] = {
    {"decimal", "0123456789"},
    {"hexadecimal", "0123456789abcdef", 2},
    {"hexadecimal", "0123456789ABCDEF", 2},
    {"base32", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567="},
    {"base36", "0123456789abcdefghijklmnopqrstuvwxyz"},
    {"base58", "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"},
    {"base62", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"},
    {"base64url", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_="},
    {"base64", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/="},
};

bool isWritten(QByteArrayView text, const Alphabet &alphabet)
{
    std::array<bool, 256> allowed = {};
    for (const char c : QByteArrayView(alphabet.characters))
        allowed[uchar(c)] = true;
    return text.size() % alphabet.multiple == 0 &&
           std::ranges::all_of(text, [&allowed](char c) { return allowed[uchar(c)]; });
}

/// The bytes that hexadecimal or base64 stands for; empty for other text.
QByteArray decodedBytes(QByteArrayView text, const QString &alphabet)
{
    if (alphabet == "hexadecimal"_L1)
        return encoding::decodeHex(text).valueOr({});
    if (alphabet.startsWith("base6"_L1) || alphabet == "base58"_L1)
        return decodeAnyBase64(text).value_or(QByteArray());
    return {};
}

void addDecoded(QByteArrayView text, const QString &alphabet, Recognized &facts)
{
    const QByteArray bytes = decodedBytes(text, alphabet);
    if (bytes.isEmpty())
        return;
    const QByteArrayView shown = QByteArrayView(bytes).first(qMin(bytes.size(), shownDecoded));
    if (isReadable(bytes)) {
        addField(facts, u"decodedText"_s, readableBytes(shown), Text::tr("The text that it decodes to"));
        return;
    }
    addField(facts, u"decodedBytes"_s, QString::number(bytes.size()),
             Text::tr("How many bytes it decodes to"));
}

/// "acct_…", "key-live-…": a word of letters and what follows it.
void addPrefix(QByteArrayView text, Recognized &facts)
{
    constexpr qsizetype longestPrefix = 16, shortestRest = 8;
    const auto isSeparator = [](char c) { return c == '_' || c == '-' || c == '.' || c == ':'; };
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const qsizetype size = std::ranges::find_if(text, isSeparator) - text.begin();
    if (size < 2 || size > longestPrefix || text.size() - size <= shortestRest ||
        !std::ranges::all_of(text.first(size), isLetter))
        return;
    addField(facts, u"prefix"_s, QString::fromLatin1(text.first(size + 1)),
             Text::tr("Looks like the type of the token"), {0, size + 1});
}

/// Weak forms: what they would say, without saying that this is one.
void addPossibilities(QByteArrayView text, Recognized &facts)
{
    constexpr qsizetype ksuidCharacters = 27;
    constexpr qint64 ksuidEpoch = 1'400'000'000;
    const auto ksuid = text.size() == ksuidCharacters ? bytesOfDigits(text, base62Digits, 20) : std::nullopt;
    if (ksuid &&
        numberOf(ksuid->first(4).toHex(), QByteArrayView("0123456789abcdef")) < 600'000'000) // until 2033
        addSecondsField(facts, u"possibleKsuidTime"_s,
                        ksuidEpoch +
                            qint64(*numberOf(ksuid->first(4).toHex(), QByteArrayView("0123456789abcdef"))),
                        Text::tr("If it is a KSUID, when it was made"), {0, text.size()});
    addField(facts, u"possibleAzureDevOpsToken"_s, azureDevOpsTokenOwner(text),
             Text::tr("The checksum is that of an old Azure DevOps token of this kind"), {0, text.size()});
}

} // namespace

QString alphabetOf(QByteArrayView text)
{
    const auto found = std::ranges::find_if(
        alphabets, [text](const Alphabet &alphabet) { return isWritten(text, alphabet); });
    if (found != std::end(alphabets))
        return QString::fromLatin1(found->name);
    const bool ascii = std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
    return ascii ? u"printable ASCII"_s : u"bytes"_s;
}

double estimatedEntropy(QByteArrayView text)
{
    std::array<qsizetype, 256> counts = {};
    for (const char c : text)
        ++counts[uchar(c)];
    double bits = 0;
    for (const qsizetype count : counts) {
        if (count > 0)
            bits -= double(count) * std::log2(double(count) / double(text.size()));
    }
    return bits;
}

std::vector<Field> describeText(QByteArrayView text)
{
    Recognized facts;
    const QByteArrayView start = text.first(qMin(text.size(), lookedAt));
    const QString alphabet = alphabetOf(start);
    addField(facts, u"length"_s, QString::number(text.size()), Text::tr("Characters"));
    addField(facts, u"alphabet"_s, alphabet, Text::tr("The narrowest alphabet that has all of them"));
    addField(facts, u"entropy"_s, QString::number(qRound64(estimatedEntropy(start))),
             Text::tr("Bits, estimated from how often each character occurs; guessing takes 128 or more"));
    addPrefix(start, facts);
    addDecoded(start, alphabet, facts);
    addPossibilities(text, facts);
    addField(facts, u"next"_s, u"introspection"_s,
             Text::tr("What it means its issuer knows: ask its introspection endpoint (RFC 7662)"));
    return facts.fields;
}

} // namespace claimcheck::formats
