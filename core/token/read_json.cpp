#include "core/token/token_readers.h"

#include "core/encoding/base64url.h"
#include "core/token/text.h"

using claimcheck::encoding::JsonValue;
using namespace Qt::StringLiterals;

namespace claimcheck::token {

namespace {

/// The characters between a string's quotes.
base::ByteRange inside(const JsonValue &string)
{
    const base::ByteRange range = string.range();
    return string.isString() ? base::ByteRange{range.begin + 1, range.end - 1} : base::ByteRange{};
}

/// RFC 7516 §7.2: the header of the flattened and general serializations; recipients keep their own.
void readJweJson(TokenData &data, const JsonValue &root)
{
    data.kind = TokenKind::Jwe;
    data.serialization =
        root["recipients"_L1].isArray() ? jose::Serialization::General : jose::Serialization::Flattened;
    data.addPart(TokenPart::Header, 0, inside(root["protected"_L1]));
    data.addPart(TokenPart::EncryptedKey, 0, inside(root["encrypted_key"_L1]));
    data.addPart(TokenPart::InitializationVector, 0, inside(root["iv"_L1]));
    data.addPart(TokenPart::Ciphertext, 0, inside(root["ciphertext"_L1]));
    data.addPart(TokenPart::AuthenticationTag, 0, inside(root["tag"_L1]));
    const auto decoded = encoding::decodeBase64Url(root["protected"_L1].toUtf8());
    auto header = decoded.ok() ? encoding::JsonDocument::parse(*decoded)
                               : base::Result<encoding::JsonDocument>(decoded.error());
    if (header.ok())
        data.header = std::move(*header);
    else if (root.has("protected"_L1))
        data.addProblem(header.error(), base::Level::Error, u"/header"_s, inside(root["protected"_L1]).begin);
}

void readSignedJson(TokenData &data, int depth)
{
    readJws(data, depth);
    if (data.jws && hasSdJwtHeader(*data.jws))
        readSdJwtJson(data);
}

} // namespace

void readJson(TokenData &data, int depth)
{
    auto document = encoding::JsonDocument::parse(data.text);
    if (!document.ok())
        return readDamagedJson(data, document.error());
    data.json = *document;
    const JsonValue root = data.json.root();
    if (root["keys"_L1].isArray())
        data.kind = TokenKind::JwkSet;
    else if (root["kty"_L1].isString())
        data.kind = TokenKind::Jwk;
    else if (root.has("ciphertext"_L1))
        readJweJson(data, root);
    else if (root.has("signature"_L1) || root.has("signatures"_L1))
        readSignedJson(data, depth);
    else
        data.setUnreadable({"json-no-token"_L1,
                            Text::tr("This is JSON, but neither a token, a key nor a token response."), 0});
}

} // namespace claimcheck::token
