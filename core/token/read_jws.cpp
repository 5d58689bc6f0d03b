#include "core/token/token_readers.h"

#include "core/token/damaged_part.h"
#include "core/token/text.h"
#include "core/token/token_shape.h"

using namespace Qt::StringLiterals;

namespace claimcheck::token {

namespace {

void addJwsParts(TokenData &data, const jose::ParsedJws &jws)
{
    const PartCoding coding =
        jws.payloadState == jose::PayloadState::Plain ? PartCoding::Plain : PartCoding::Base64Url;
    const bool compact = jws.serialization == jose::Serialization::Compact;
    int index = 0;
    for (const jose::JwsSignature &signature : jws.signatures) {
        data.addPart(TokenPart::Header, index, signature.protectedRange);
        if (compact)
            data.addPart(TokenPart::Payload, 0, jws.payloadRange, coding);
        data.addPart(TokenPart::Signature, index, signature.signatureRange);
        ++index;
    }
    if (!compact)
        data.addPart(TokenPart::Payload, 0, jws.payloadRange, coding);
}

void addJwsProblems(TokenData &data, const jose::ParsedJws &jws)
{
    const bool several = jws.signatures.size() > 1;
    int index = 0;
    for (const jose::JwsSignature &signature : jws.signatures) {
        const QString where = several ? u"/signatures/%1"_s.arg(index) : u"/signature"_s;
        for (const base::Error &problem : signature.problems) {
            const bool inHeader = !several && signature.protectedRange.contains(problem.where);
            data.addProblem(problem, base::Level::Error, inHeader ? u"/header"_s : where);
        }
        ++index;
    }
    for (const base::Error &problem : jws.problems)
        data.addProblem(problem, base::Level::Error, u"/payload"_s);
}

/// The payload may be anything, so that only what looks like damaged JSON is said to be that.
void readPartialPayload(TokenData &data)
{
    const QByteArrayView bytes = QByteArrayView(data.payloadBytes).trimmed();
    const bool twice = beginsLikeObject(bytes) && !bytes.contains('.');
    if (!bytes.startsWith('{') && !twice)
        return;
    const DamagedPart part = readDamagedPart(data.jws->payloadText, {0, data.jws->payloadText.size()});
    data.partialPayload = part.json;
    if (!part.damage)
        return;
    base::Error damage = *part.damage;
    damage.where += data.jws->payloadRange.begin;
    data.addProblem(namedDamage(damage, TokenPart::Payload), base::Level::Warning, u"/payload"_s);
}

/// A token whose payload is a token again, in any serialization. cty should say so (RFC 7519 §5.2) and often
/// does not.
void readNested(TokenData &data, int depth)
{
    if (!looksLikeJose(data.payloadBytes) && !isTokenInJson(data.payload.root()))
        return;
    if (depth < maxNesting)
        data.nested =
            std::make_shared<const TokenDocument>(readTokenText({data.payloadBytes, {}, {}, {}}, depth + 1));
    else
        data.addProblem({"nesting-depth"_L1,
                         Text::tr("There is another token in the payload; it lies too deep to be opened.")},
                        base::Level::Note, u"/payload"_s);
}

} // namespace

void readJws(TokenData &data, int depth)
{
    auto parsed = jose::parseJws(data.text);
    if (!parsed.ok()) {
        if (data.text.startsWith('{'))
            return readDamagedJson(data, parsed.error());
        return readDamaged(data);
    }
    data.kind = TokenKind::Jws;
    data.jws = std::move(*parsed);
    const jose::ParsedJws &jws = *data.jws;
    data.serialization = jws.serialization;
    data.header = jws.signatures.front().header;
    data.payloadBytes = jws.payload;
    if (auto payload = encoding::JsonDocument::parse(jws.payload); payload.ok())
        data.payload = std::move(*payload);
    addJwsParts(data, jws);
    addJwsProblems(data, jws);
    if (data.payload.isEmpty() && jws.payloadState == jose::PayloadState::Encoded)
        readPartialPayload(data);
    readNested(data, depth);
}

} // namespace claimcheck::token
