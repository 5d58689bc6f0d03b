#include "core/token/paste_places.h"

#include "core/encoding/json.h"
#include "core/token/token_shape.h"

using claimcheck::encoding::JsonDocument;
using claimcheck::encoding::JsonMember;
using claimcheck::encoding::JsonValue;
using namespace Qt::StringLiterals;

namespace claimcheck::token {

namespace {

/// JSON that is a token or a key itself: JWK, JWK Set, and the JSON serializations of JWS and JWE.
bool isTokenItself(const JsonValue &root)
{
    return root["kty"_L1].isString() || root["keys"_L1].isArray() || root.has("ciphertext"_L1) ||
           (root.has("payload"_L1) && (root.has("signature"_L1) || root.has("signatures"_L1)));
}

void collect(const JsonValue &container, std::vector<FoundToken> &found, std::vector<JsonValue> &pending)
{
    for (const JsonMember &member : container.members()) {
        const JsonValue value = member.value();
        if (value.size() > 0)
            pending.push_back(value);
        if (!value.isString())
            continue;
        const QByteArray text = value.toUtf8();
        if (!text.isEmpty() &&
            (tokenNameRank(member.nameUtf8()) >= 0 || looksLikeJose(text) || !schemeInFront(text).isEmpty()))
            found.push_back({member.name(), text});
    }
    for (const JsonValue &element : container.elements()) {
        if (element.size() > 0)
            pending.push_back(element);
        if (element.isString() && looksLikeJose(element.toUtf8()))
            found.push_back({QString(), element.toUtf8()});
    }
}

/// A member that was copied without its braces, with or without the comma behind it.
QByteArray withBraces(QByteArrayView text)
{
    QByteArrayView inner = text.trimmed();
    if (inner.endsWith(','))
        inner = inner.chopped(1);
    return '{' + inner.toByteArray() + '}';
}

} // namespace

std::vector<FoundToken> tokensInJson(QByteArrayView text)
{
    const bool whole = text.startsWith('{') || text.startsWith('[');
    const bool member = text.startsWith('"') && text.contains(':');
    if (!whole && !member)
        return {};
    const auto document = JsonDocument::parse(whole ? text.toByteArray() : withBraces(text));
    if (!document.ok() || isTokenItself(document->root()))
        return {};
    std::vector<FoundToken> found;
    std::vector<JsonValue> pending = {document->root()};
    while (!pending.empty()) {
        const JsonValue container = pending.back();
        pending.pop_back();
        collect(container, found, pending);
    }
    return found;
}

} // namespace claimcheck::token
