#include "core/token/token_readers.h"

#include "core/token/token_shape.h"

using namespace Qt::StringLiterals;

namespace claimcheck::token {

namespace {

/// In the compact form this is their order in the text.
void addJweParts(TokenData &data, const jose::ParsedJwe &jwe)
{
    data.addPart(TokenPart::Header, 0, jwe.protectedRange);
    int index = 0;
    for (const jose::JweRecipient &recipient : jwe.recipients)
        data.addPart(TokenPart::EncryptedKey, index++, recipient.encryptedKeyRange);
    data.addPart(TokenPart::InitializationVector, 0, jwe.ivRange);
    data.addPart(TokenPart::Ciphertext, 0, jwe.ciphertextRange);
    data.addPart(TokenPart::AuthenticationTag, 0, jwe.tagRange);
}

/// The pointer of the part that a place lies in.
QString partPointer(const jose::ParsedJwe &jwe, qsizetype where)
{
    if (jwe.ivRange.contains(where))
        return u"/iv"_s;
    if (jwe.ciphertextRange.contains(where))
        return u"/ciphertext"_s;
    if (jwe.tagRange.contains(where))
        return u"/tag"_s;
    return jwe.aadRange.contains(where) ? u"/aad"_s : u"/header"_s;
}

void addJweProblems(TokenData &data, const jose::ParsedJwe &jwe)
{
    for (const base::Error &problem : jwe.problems)
        data.addProblem(problem, base::Level::Error, partPointer(jwe, problem.where));
    int index = 0;
    for (const jose::JweRecipient &recipient : jwe.recipients) {
        const QString prefix = jwe.recipients.size() > 1 ? u"/recipients/%1"_s.arg(index) : QString();
        for (const base::Error &problem : recipient.problems) {
            const bool inKey = recipient.encryptedKeyRange.contains(problem.where);
            data.addProblem(problem, base::Level::Error,
                            prefix + (inKey ? u"/encrypted_key"_s : u"/header"_s));
        }
        ++index;
    }
}

/// RFC 7517 §7: JWK and JWK Set are what is encrypted, too.
bool isKey(const encoding::JsonValue &root)
{
    return root["kty"_L1].isString() || root["keys"_L1].isArray();
}

} // namespace

void readJwe(TokenData &data)
{
    auto parsed = jose::parseJwe(data.text);
    if (!parsed.ok())
        return data.text.startsWith('{') ? data.setUnreadable(parsed.error()) : readDamaged(data);
    data.kind = TokenKind::Jwe;
    data.jwe = std::move(*parsed);
    data.serialization = data.jwe->serialization;
    data.header = data.jwe->header;
    addJweParts(data, *data.jwe);
    addJweProblems(data, *data.jwe);
}

void readPlaintext(TokenData &data, const QByteArray &plaintext)
{
    const auto json = encoding::JsonDocument::parse(plaintext).valueOr({});
    const bool key = isKey(json.root());
    if (key || isTokenInJson(json.root()) || looksLikeJose(plaintext))
        data.nested = std::make_shared<const TokenDocument>(readTokenText({plaintext, {}, {}, {}}, 0));
    if (key)
        return;
    data.payloadBytes = plaintext;
    data.payload = json;
}

} // namespace claimcheck::token
