#include "core/jose/secret_encoding.h"

#include "core/encoding/base64url.h"
#include "core/jose/text.h"

#include <algorithm>

namespace claimcheck::jose {

using namespace Qt::StringLiterals;
using base::SecretBytes;

namespace {

constexpr std::pair<SecretEncoding, QLatin1StringView> encodingNames[] = {
    {SecretEncoding::Utf8, "utf8"_L1},
    {SecretEncoding::Base64, "base64"_L1},
    {SecretEncoding::Base64Url, "base64url"_L1},
    {SecretEncoding::Hex, "hex"_L1},
};

QByteArrayView unpadded(QByteArrayView text)
{
    while (text.endsWith('='))
        text.chop(1);
    return text;
}

/// Copies the text to put the padding right; the copy is wiped.
base::Result<QByteArray> decodePadded(QByteArrayView text)
{
    QByteArray padded = unpadded(text).toByteArray();
    while (padded.size() % 4 != 0)
        padded += '=';
    auto bytes = encoding::decodeBase64(padded);
    base::secureWipe(padded.data(), std::size_t(padded.size()));
    return bytes;
}

base::Result<QByteArray> decodeText(QByteArrayView text, SecretEncoding encoding)
{
    switch (encoding) {
    case SecretEncoding::Base64: return decodePadded(text);
    case SecretEncoding::Base64Url: return encoding::decodeBase64Url(unpadded(text));
    default: return encoding::decodeHex(text);
    }
}

} // namespace

QLatin1StringView secretEncodingName(SecretEncoding encoding)
{
    return std::ranges::find(encodingNames, encoding, [](const auto &row) { return row.first; })->second;
}

std::optional<SecretEncoding> secretEncodingFromName(QStringView name)
{
    for (const auto &[encoding, word] : encodingNames) {
        if (name == word)
            return encoding;
    }
    return std::nullopt;
}

base::Result<SecretBytes> decodeSecret(QByteArrayView text, SecretEncoding encoding)
{
    if (encoding == SecretEncoding::Utf8)
        return SecretBytes(text);
    const QByteArrayView trimmed = text.trimmed();
    auto bytes = decodeText(trimmed, encoding);
    if (bytes)
        return SecretBytes::take(std::move(bytes).value());
    const qsizetype at = std::max<qsizetype>(bytes.error().where, 0) + (trimmed.data() - text.data());
    return base::Error{
        "secret-encoding"_L1,
        Text::tr("The secret is not %1: it goes wrong at byte %2. Say how it is encoded, or give it "
                 "as text (utf8).")
            .arg(secretEncodingName(encoding))
            .arg(at),
        at};
}

} // namespace claimcheck::jose
