#include "tests/fuzz/invariants.h"

#include "core/encoding/base64url.h"
#include "core/encoding/form.h"
#include "core/encoding/json.h"
#include "core/formats/open.h"
#include "core/jose/decrypt.h"
#include "core/token/token_document.h"

#include <vector>

using namespace claimcheck::encoding;
using namespace claimcheck::token;

namespace claimcheck::fuzz {

namespace {

void require(bool holds, const char *what, const QByteArray &input)
{
    if (!holds)
        qFatal("%s does not hold for %s", what, input.toPercentEncoding().constData());
}

bool within(base::ByteRange inner, base::ByteRange outer)
{
    return inner.isValid() && inner.begin >= outer.begin && inner.end <= outer.end;
}

/// Values lie inside their container, one behind the other, and can be asked anything.
void checkTree(const JsonValue &root, const QByteArray &text)
{
    std::vector<JsonValue> pending = {root};
    while (!pending.empty()) {
        const JsonValue value = pending.back();
        pending.pop_back();
        qsizetype count = 0;
        qsizetype at = value.range().begin;
        for (const JsonMember &member : value.members()) {
            require(member.keyRange().begin > at && member.value().range().begin > member.keyRange().end,
                    "order", text);
            require(within(member.value().range(), value.range()), "nesting", text);
            require(member.nameEquals(member.nameUtf8()), "name", text);
            at = member.value().range().end;
            pending.push_back(member.value());
            ++count;
        }
        for (const JsonValue &element : value.elements()) {
            require(within(element.range(), value.range()) && element.range().begin > at, "nesting", text);
            at = element.range().end;
            pending.push_back(element);
            ++count;
        }
        require(count == value.size(), "size", text);
        require(!value.isNumber() || value.toDouble().has_value(), "number", text);
        require(!value.isString() || value.equals(value.toUtf8()), "string", text);
        (void)value.toInteger();
    }
}

void checkParts(const TokenDocument &document, const QByteArray &pasted)
{
    const base::ByteRange all = {0, document.text().size()};
    for (const PartRange &part : document.parts()) {
        require(within(part.range, all), "part range", pasted);
        const base::ByteRange whole =
            document.sourceRange(part.part, {0, part.range.size() * 6 / 8}, part.index);
        require(!whole.isValid() || within(whole, part.range), "source range", pasted);
    }
    for (qsizetype at = 0; at < all.end; at += 1 + all.end / 64)
        (void)document.decodedPlace(at);
    for (const base::Finding &problem : document.problems())
        require(!problem.range.isValid() || within(problem.range, all), "problem range", pasted);
    const base::Error *bad = document.unreadable();
    require((document.kind() == TokenKind::Unreadable) == (bad != nullptr), "reason", pasted);
    require(!bad || (bad->where >= 0 && bad->where <= all.end), "first bad byte", pasted);
}

/// Its parts lie in the text, and a key that is not its own opens nothing that asks for one.
void checkRecognized(const TokenDocument &document, const QByteArray &pasted)
{
    jose::KeySet keys;
    keys.keys.push_back(jose::keyFromSecret(base::SecretBytes(QByteArray(32, '\1'))));
    const base::ByteRange all = {0, document.text().size()};
    for (const formats::Recognized &recognized : document.recognized()) {
        for (const formats::Field &field : recognized.fields)
            require(!field.range.isValid() || within(field.range, all), "field range", pasted);
        for (const base::Error &problem : recognized.problems)
            require(problem.where <= all.end, "problem's place", pasted);
        for (const jose::KeySet &given : {jose::KeySet(), keys}) {
            const formats::Opened opened = formats::open(recognized, document.text(), given);
            require(!opened.plaintext, "decrypted", pasted);
            require(!opened.signature || opened.signature->status != jose::SignatureStatus::Verified,
                    "verified", pasted);
        }
    }
}

/// What is said to be placed stands in the processed payload, and every disclosure that is not has a problem.
void checkDisclosures(const TokenDocument &document, const QByteArray &pasted)
{
    const SdJwtReading *reading = document.sdJwt();
    if (!reading)
        return;
    bool allWell = true;
    for (const Disclosure &disclosure : reading->disclosures) {
        const bool placed = disclosure.state == DisclosureState::Placed;
        allWell &= placed;
        require(disclosure.path.isEmpty() ||
                    (placed && !resolvePointer(document.claims().root(), disclosure.path).isAbsent()),
                "disclosed value", pasted);
    }
    require(allWell || !reading->problems.empty(), "disclosure's problem", pasted);
    require(!document.payload().root().isObject() || document.claims().root().isObject(), "claims", pasted);
}

} // namespace

void checkJson(const QByteArray &text)
{
    const auto document = JsonDocument::parse(text, {.maxDepth = 64});
    if (!document.ok()) {
        require(document.error().where >= 0 && document.error().where <= text.size(), "place", text);
        return;
    }
    checkTree(document->root(), text);
    require(JsonDocument::parse(document->root().raw().toByteArray()).ok(), "raw text parses again", text);
    for (const JsonDuplicate &duplicate : document->duplicates())
        require(!resolvePointer(document->root(), duplicate.pointer).isAbsent(), "duplicate", text);
    (void)document->pointerAt(text.size() / 2);
    JsonWriter writer;
    writer.value(document->root().toUtf8());
    require(JsonDocument::parse(writer.take()).ok(), "written text parses", text);
}

void checkToken(const QByteArray &pasted)
{
    const TokenDocument document = readToken(pasted);
    checkParts(document, pasted);
    checkRecognized(document, pasted);
    checkDisclosures(document, pasted);
    for (const TokenDocument *inner = document.nested(); inner; inner = inner->nested())
        checkParts(*inner, pasted);
    if (document.keyBinding())
        checkParts(*document.keyBinding(), pasted);
}

void checkOpened(const QByteArray &pasted, const jose::KeySet &keys)
{
    const TokenDocument document = readToken(pasted);
    checkParts(document, pasted);
    if (const jose::ParsedJws *jws = document.jws()) {
        const auto verdicts = jose::verifySignatures(*jws, keys);
        require(verdicts.size() == jws->signatures.size(), "a verdict for each signature", pasted);
    }
    if (const jose::ParsedJwe *jwe = document.jwe()) {
        const auto decryption = jose::decrypt(*jwe, keys);
        require(decryption.recipients.size() == jwe->recipients.size(), "a verdict for each recipient",
                pasted);
    }
    for (const formats::Recognized &recognized : document.recognized())
        (void)formats::open(recognized, document.text(), keys);
}

void checkBase64(const QByteArray &text)
{
    const auto strict = decodeBase64Url(text);
    const LenientBase64 lenient = diagnoseBase64Url(text);
    require(strict.ok() == isBase64Url(text), "strict and quick agree", text);
    require(strict.ok() == lenient.problems.empty(), "strict and lenient agree", text);
    if (strict.ok())
        require(encodeBase64Url(*strict) == text && lenient.bytes == *strict, "base64url has one spelling",
                text);
}

void checkForm(const QByteArray &text)
{
    const FormPairs pairs = parseForm(text);
    require(parseForm(encodeForm(pairs)) == pairs, "form round trip", text);
}

} // namespace claimcheck::fuzz
