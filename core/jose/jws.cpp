#include "core/jose/jws.h"

#include "core/encoding/base64url.h"
#include "core/jose/crit.h"
#include "core/jose/jws_json.h"
#include "core/jose/jws_segment.h"
#include "core/jose/segment_repair.h"
#include "core/jose/text.h"

namespace claimcheck::jose {

using namespace Qt::StringLiterals;
using base::ByteRange;
using base::Spec;

namespace {

base::Error headerError(qsizetype where, const QString &message)
{
    return {"jws-header"_L1, message, where, {Spec::Rfc7515, "5.2"}};
}

base::Result<ParsedJws> parseCompact(const QByteArray &text)
{
    const qsizetype first = text.indexOf('.');
    const qsizetype second = first < 0 ? -1 : text.indexOf('.', first + 1);
    const qsizetype third = second < 0 ? -1 : text.indexOf('.', second + 1);
    if (second < 0 || third >= 0)
        return base::Error{
            "jws-segments"_L1,
            Text::tr("A compact JWS has three segments; this text has %1.").arg(text.count('.') + 1),
            third >= 0 ? third : text.size(),
            {Spec::Rfc7515, "7.1"}};
    ParsedJws jws;
    jws.text = text;
    jws.payloadRange = {first + 1, second};
    jws.payloadText = text.sliced(first + 1, second - first - 1);
    JwsSignature signature;
    signature.protectedRange = {0, first};
    signature.signatureRange = {second + 1, text.size()};
    signature.protectedText = text.first(first);
    if (const auto read = readProtectedHeader(signature); !read)
        return read.error();
    signature.signature =
        decodeSegment(QByteArrayView(text).sliced(second + 1), second + 1, signature.problems);
    finishSignature(signature);
    jws.signatures.push_back(std::move(signature));
    readPayload(jws, jws.payloadText.isEmpty() ? PayloadPresence::Detached : PayloadPresence::Attached);
    return jws;
}

} // namespace

base::Result<void> readProtectedHeader(JwsSignature &signature)
{
    const QByteArray json =
        decodeSegment(signature.protectedText, signature.protectedRange.begin, signature.problems);
    auto document = encoding::JsonDocument::parse(json);
    if (!document && !signature.problems.empty()) // what a prefix or an escape hides can still be read
        if (auto repaired = encoding::decodeBase64Url(repairedSegment(signature.protectedText)))
            if (auto read = encoding::JsonDocument::parse(*repaired))
                document = std::move(read);
    if (!document)
        return headerError(signature.protectedRange.begin +
                               qMax<qsizetype>(0, document.error().where) * 4 / 3,
                           Text::tr("The header is not JSON: %1").arg(document.error().message));
    if (!document->root().isObject())
        return headerError(signature.protectedRange.begin, Text::tr("The header is not a JSON object."));
    signature.header = std::move(document).value();
    return {};
}

void finishSignature(JwsSignature &signature)
{
    signature.alg = signature.parameter("alg"_L1).toUtf8();
    signature.kid = signature.parameter("kid"_L1).toUtf8();
    checkHeader(signature);
}

void readPayload(ParsedJws &jws, PayloadPresence presence)
{
    const bool encoded = isPayloadEncoded(jws.signatures.front());
    if (presence == PayloadPresence::Detached) {
        jws.payloadState = PayloadState::Detached;
    } else if (!encoded) {
        jws.payloadState = PayloadState::Plain;
        jws.payload = jws.payloadText;
    } else {
        jws.payload = decodeSegment(jws.payloadText, jws.payloadRange.begin, jws.problems);
    }
    for (const JwsSignature &signature : jws.signatures) {
        if (isPayloadEncoded(signature) != encoded)
            jws.problems.push_back(
                {"b64-differs"_L1, Text::tr("The signatures disagree on b64."), -1, {Spec::Rfc7797, "3"}});
    }
}

encoding::JsonValue JwsSignature::parameter(QLatin1StringView name) const
{
    const encoding::JsonValue value = header[name];
    return value.isAbsent() ? unprotectedHeader[name] : value;
}

void ParsedJws::attachPayload(const QByteArray &bytes)
{
    const bool encoded = isPayloadEncoded(signatures.front());
    payload = bytes;
    payloadText = encoded ? encoding::encodeBase64Url(bytes) : bytes;
    payloadState = encoded ? PayloadState::Encoded : PayloadState::Plain;
}

QByteArray ParsedJws::signingInput(const JwsSignature &signature) const
{
    // In the compact form the input is the token up to its last dot.
    if (serialization == Serialization::Compact && payloadRange.begin == signature.protectedRange.end + 1 &&
        payloadText.size() == payloadRange.size())
        return text.first(payloadRange.end);
    return signature.protectedText + '.' + payloadText;
}

base::Result<ParsedJws> parseJws(const QByteArray &text)
{
    return text.startsWith('{') ? parseJwsJson(text) : parseCompact(text);
}

} // namespace claimcheck::jose
