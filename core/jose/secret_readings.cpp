#include "core/jose/secret_readings.h"

#include "core/encoding/base64url.h"
#include "core/jose/text.h"

namespace claimcheck::jose {

using namespace Qt::StringLiterals;

namespace {

QByteArray fromBase64(QByteArrayView secret)
{
    QByteArray padded = secret.trimmed().toByteArray();
    while (padded.size() % 4 != 0)
        padded += '=';
    return encoding::decodeBase64(padded, encoding::WhiteSpace::Skip).valueOr({});
}

QByteArray fromBase64Url(QByteArrayView secret)
{
    QByteArrayView text = secret.trimmed();
    while (text.endsWith('='))
        text.chop(1);
    return encoding::decodeBase64Url(text).valueOr({});
}

QByteArray fromHex(QByteArrayView secret)
{
    return encoding::decodeHex(secret.trimmed()).valueOr({});
}

QByteArray toBase64(QByteArrayView secret)
{
    return secret.toByteArray().toBase64();
}

QByteArray toUnpaddedBase64(QByteArrayView secret)
{
    return secret.toByteArray().toBase64(QByteArray::OmitTrailingEquals);
}

QByteArray toHex(QByteArrayView secret)
{
    return secret.toByteArray().toHex();
}

QByteArray toUpperHex(QByteArrayView secret)
{
    return toHex(secret).toUpper();
}

QByteArray withNewline(QByteArrayView secret)
{
    return secret.toByteArray() + '\n';
}

QByteArray withWindowsNewline(QByteArrayView secret)
{
    return secret.toByteArray() + "\r\n";
}

QByteArray withoutSpace(QByteArrayView secret)
{
    return secret.trimmed().toByteArray();
}

QByteArray withoutSecretQuotes(QByteArrayView secret)
{
    const QByteArrayView text = secret.trimmed();
    const bool quoted =
        text.size() > 2 && text.front() == text.back() && (text.front() == '"' || text.front() == '\'');
    return quoted ? text.sliced(1, text.size() - 2).toByteArray() : QByteArray();
}

QByteArray withDoubleQuotes(QByteArrayView secret)
{
    return '"' + secret.toByteArray() + '"';
}

QByteArray withSingleQuotes(QByteArrayView secret)
{
    return '\'' + secret.toByteArray() + '\'';
}

struct ReadingRow
{
    const char *code;
    QByteArray (*read)(QByteArrayView);
    const char *what;
    const char *advice;
};

#define TEXT(text) QT_TRANSLATE_NOOP("claimcheck_jose", text)

constexpr const char *decodeFirst = TEXT("Decode the secret before you use it.");
constexpr const char *giveTheText = TEXT("Give that text as the secret, or decode it on the other side.");
constexpr const char *takeOff = TEXT("Take away what does not belong to the secret.");
constexpr const char *otherSideToo =
    TEXT("The other side reads more than the secret, from a file or variable perhaps: mend it there.");

// clang-format off
constexpr ReadingRow readingRows[] = {
    {"secret-base64", fromBase64, TEXT("the secret decoded from base64"), decodeFirst},
    {"secret-base64url", fromBase64Url, TEXT("the secret decoded from base64url"), decodeFirst},
    {"secret-hex", fromHex, TEXT("the secret decoded from hexadecimal"), decodeFirst},
    {"secret-newline", withoutSpace, TEXT("the secret without the white space around it"), takeOff},
    {"secret-quotes", withoutSecretQuotes, TEXT("the secret without the quotes around it"), takeOff},
    {"secret-base64", toBase64, TEXT("the base64 text of the secret, not its bytes"), giveTheText},
    {"secret-base64", toUnpaddedBase64, TEXT("the base64 text of the secret, not its bytes"), giveTheText},
    {"secret-base64url", [](QByteArrayView secret) { return encoding::encodeBase64Url(secret); },
     TEXT("the base64url text of the secret, not its bytes"), giveTheText},
    {"secret-hex", toHex, TEXT("the hexadecimal text of the secret, not its bytes"), giveTheText},
    {"secret-hex", toUpperHex, TEXT("the hexadecimal text of the secret, not its bytes"), giveTheText},
    {"secret-newline", withNewline, TEXT("the secret and a line break after it"), otherSideToo},
    {"secret-newline", withWindowsNewline, TEXT("the secret and a line break after it"), otherSideToo},
    {"secret-quotes", withDoubleQuotes, TEXT("the secret and quotes around it"), otherSideToo},
    {"secret-quotes", withSingleQuotes, TEXT("the secret and quotes around it"), otherSideToo},
};
// clang-format on

#undef TEXT

} // namespace

std::vector<SecretReading> secretReadings(QByteArrayView secret)
{
    std::vector<SecretReading> readings;
    for (const ReadingRow &row : readingRows) {
        auto bytes = base::SecretBytes::take(row.read(secret));
        if (!bytes.isEmpty() && !bytes.equals(secret))
            readings.push_back(
                {QLatin1StringView(row.code), std::move(bytes), Text::tr(row.what), Text::tr(row.advice)});
    }
    return readings;
}

} // namespace claimcheck::jose
