#include "core/token/token_readers.h"

#include "core/token/text.h"

using claimcheck::encoding::JsonValue;
using namespace Qt::StringLiterals;

namespace claimcheck::token {

namespace {

void readSignedJson(TokenData &data, int depth)
{
    readJws(data, depth);
    if (data.jws && hasSdJwtHeader(*data.jws))
        readSdJwtJson(data);
}

} // namespace

bool isTokenInJson(const JsonValue &object)
{
    const bool isSigned = object["signature"_L1].isString() || object["signatures"_L1].isArray();
    return (isSigned && object["payload"_L1].isString()) || object["ciphertext"_L1].isString();
}

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
        readJwe(data);
    else if (root.has("signature"_L1) || root.has("signatures"_L1))
        readSignedJson(data, depth);
    else if (!readRecognized(data, depth))
        data.setUnreadable({"json-no-token"_L1,
                            Text::tr("This is JSON, but neither a token, a key nor a token response."), 0});
}

} // namespace claimcheck::token
