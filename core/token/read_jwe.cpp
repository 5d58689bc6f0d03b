#include "core/token/compact_parts.h"
#include "core/token/token_readers.h"

#include "core/encoding/base64url.h"
#include "core/token/text.h"

#include <array>

using namespace Qt::StringLiterals;

namespace claimcheck::token {

namespace {

struct JwePart
{
    TokenPart part;
    const char *pointer;
};

/// RFC 7516 §7.1, in this order.
constexpr std::array<JwePart, 5> jweParts = {{
    {TokenPart::Header, "/header"},
    {TokenPart::EncryptedKey, "/encrypted_key"},
    {TokenPart::InitializationVector, "/iv"},
    {TokenPart::Ciphertext, "/ciphertext"},
    {TokenPart::AuthenticationTag, "/tag"},
}};

} // namespace

void readJwe(TokenData &data)
{
    const std::vector<base::ByteRange> ranges = splitParts(data.text, '.', jweParts.size());
    auto header = readJsonPart(data.text, ranges[0]);
    if (header.ok() && !header->root().isObject())
        header = base::Error{
            "jwe-header"_L1, Text::tr("The header is not a JSON object."), 0, {base::Spec::Rfc7516, "4"}};
    if (!header.ok())
        return readDamaged(data);
    for (std::size_t i = 0; i < ranges.size(); ++i)
        data.addPart(jweParts[i].part, 0, ranges[i]);
    data.kind = TokenKind::Jwe;
    data.serialization = jose::Serialization::Compact;
    data.header = std::move(*header);
    for (std::size_t i = 1; i < ranges.size(); ++i) {
        const base::ByteRange range = ranges[i];
        const auto diagnosed =
            encoding::diagnoseBase64Url(QByteArrayView(data.text).sliced(range.begin, range.size()));
        for (const base::Error &problem : diagnosed.problems)
            data.addProblem(problem, base::Level::Error, QString::fromLatin1(jweParts[i].pointer),
                            range.begin);
    }
}

} // namespace claimcheck::token
