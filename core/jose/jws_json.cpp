#include "core/jose/jws_json.h"

#include "core/jose/jws_segment.h"
#include "core/jose/text.h"

namespace claimcheck::jose {

using namespace Qt::StringLiterals;
using base::ByteRange;
using base::Spec;
using encoding::JsonValue;

namespace {

base::Error jsonError(const JsonValue &value, const QString &message)
{
    return {"jws-json"_L1, message, value.range().begin, {Spec::Rfc7515, "7.2"}};
}

/// The content of a string without its quotes.
ByteRange contentOf(const JsonValue &string)
{
    const ByteRange range = string.range();
    return range.isValid() ? ByteRange{range.begin + 1, range.end - 1} : range;
}

base::Result<void> readHeaders(JwsSignature &signature, const JsonValue &object)
{
    const JsonValue protectedHeader = object["protected"_L1];
    const JsonValue header = object["header"_L1];
    if (!protectedHeader.isAbsent() && !protectedHeader.isString())
        return jsonError(protectedHeader, Text::tr("\u201cprotected\u201d must be a string."));
    if (!header.isAbsent() && !header.isObject())
        return jsonError(header, Text::tr("\u201cheader\u201d must be an object."));
    if (!header.isAbsent())
        signature.unprotectedHeader = encoding::JsonDocument::parse(header.raw().toByteArray()).valueOr({});
    signature.protectedText = protectedHeader.toUtf8();
    signature.protectedRange = contentOf(protectedHeader);
    if (!signature.protectedText.isEmpty())
        return readProtectedHeader(signature);
    signature.header = encoding::JsonDocument::parse("{}").valueOr({});
    return {};
}

base::Result<JwsSignature> readSignature(const JsonValue &object)
{
    const JsonValue text = object["signature"_L1];
    if (!text.isString())
        return jsonError(object,
                         Text::tr("A signature in JSON needs the member \u201csignature\u201d, a string."));
    JwsSignature signature;
    if (const auto read = readHeaders(signature, object); !read)
        return read.error();
    signature.signatureRange = contentOf(text);
    signature.signature = decodeSegment(text.toUtf8(), signature.signatureRange.begin, signature.problems);
    finishSignature(signature);
    return signature;
}

base::Result<void> readSignatures(ParsedJws &jws, const JsonValue &root)
{
    const JsonValue list = root["signatures"_L1];
    jws.serialization = list.isAbsent() ? Serialization::Flattened : Serialization::General;
    if (list.isAbsent()) {
        auto one = readSignature(root);
        if (!one)
            return one.error();
        jws.signatures.push_back(std::move(one).value());
        return {};
    }
    if (!list.isArray() || list.size() == 0)
        return jsonError(list, Text::tr("\u201csignatures\u201d must be a list of one signature or more."));
    if (root.has("signature"_L1)) // RFC 7515 §7.2.2: the two forms exclude each other
        return jsonError(root["signature"_L1],
                         Text::tr("A JWS has \u201csignature\u201d or \u201csignatures\u201d, not both."));
    for (const JsonValue element : list.elements()) {
        auto one = readSignature(element);
        if (!one)
            return one.error();
        jws.signatures.push_back(std::move(one).value());
    }
    return {};
}

} // namespace

base::Result<ParsedJws> parseJwsJson(const QByteArray &text)
{
    const auto document = encoding::JsonDocument::parse(text);
    if (!document)
        return document.error();
    const JsonValue root = document->root();
    const JsonValue payload = root["payload"_L1];
    if (!payload.isAbsent() && !payload.isString())
        return jsonError(payload, Text::tr("\u201cpayload\u201d must be a string."));
    ParsedJws jws;
    jws.text = text;
    jws.payloadRange = contentOf(payload);
    jws.payloadText = payload.toUtf8();
    if (const auto read = readSignatures(jws, root); !read)
        return read.error();
    // "" as in the compact form: an empty payload, or one that is sent apart (npm jose leaves it so).
    readPayload(jws, jws.payloadText.isEmpty() ? PayloadPresence::Detached : PayloadPresence::Attached);
    return jws;
}

} // namespace claimcheck::jose
