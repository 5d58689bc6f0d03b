#include "core/compare/token_differ.h"

#include "core/compare/text.h"
#include "core/encoding/base64url.h"
#include "core/encoding/json.h"

#include <algorithm>

namespace claimcheck::compare {

using namespace Qt::StringLiterals;
using encoding::JsonDocument;
using encoding::JsonValue;
using token::TokenKind;
using token::TokenPart;

namespace {

/// The members of a damaged part were read up to the damage.
Wholeness wholenessOf(const token::TokenDocument &document, TokenPart part)
{
    if (document.kind() != TokenKind::Unreadable)
        return Wholeness::Whole;
    const base::ByteRange range = document.partRange(part);
    if (!range.isValid())
        return Wholeness::Cut;
    const auto bytes = encoding::decodeBase64Url(document.text().mid(range.begin, range.size()));
    return bytes && JsonDocument::parse(*bytes) ? Wholeness::Whole : Wholeness::Cut;
}

/// What a token says, as far as it can be read.
struct ReadClaims
{
    JsonValue object; ///< Absent where there is nothing to read
    Wholeness wholeness = Wholeness::Whole;
};

ReadClaims claimsOf(const token::TokenDocument &document)
{
    if (document.claims().root().isObject())
        return {document.claims().root(), wholenessOf(document, TokenPart::Payload)};
    if (document.partialPayload().root().isObject())
        return {document.partialPayload().root(), Wholeness::Cut};
    return {};
}

bool isJose(const token::TokenDocument &document)
{
    return document.header().root().isObject();
}

bool isKey(TokenKind kind)
{
    return kind == TokenKind::Jwk || kind == TokenKind::JwkSet;
}

/// The private members of every key type (RFC 7518 §6.2.2, §6.3.2, §6.4.1, RFC 9964).
QStringList privateMembers()
{
    return {u"d"_s, u"p"_s, u"q"_s, u"dp"_s, u"dq"_s, u"qi"_s, u"oth"_s, u"k"_s, u"priv"_s};
}

QString whyNoClaims(const token::TokenDocument &document)
{
    switch (document.kind()) {
    case TokenKind::Jwe: return Text::tr("It is encrypted: its claims cannot be read without the key.");
    case TokenKind::Opaque: return Text::tr("It is opaque: only its issuer can say what it means.");
    case TokenKind::Unreadable: return Text::tr("It is damaged: no claim of it could be read.");
    default: return Text::tr("It has no claims: its payload is no JSON object.");
    }
}

std::optional<QByteArray> latin(QLatin1StringView text)
{
    return QByteArray(text.data(), text.size());
}

} // namespace

void TokenDiffer::note(DiffSide side, QLatin1StringView code, const QString &pointer, const QString &message)
{
    m_diff.notes.push_back({side, code, pointer, message});
}

/// Texts of ours as JSON strings, so that every row's texts are JSON.
void TokenDiffer::addText(DiffPart part, const QString &pointer, const std::optional<QByteArray> &a,
                          const std::optional<QByteArray> &b)
{
    const auto parsed = [](const std::optional<QByteArray> &text) {
        encoding::JsonWriter writer;
        writer.value(text.value_or(QByteArray()));
        return text ? JsonDocument::parse(writer.take()).valueOr({}) : JsonDocument();
    };
    const JsonDocument left = parsed(a), right = parsed(b);
    m_diff.rows.push_back(diffValues(part, pointer, pointer.section(u'/', -1), left.root(), right.root()));
}

void TokenDiffer::addObjects(const JsonValue &a, const JsonValue &b, ObjectDiffOptions options)
{
    ObjectDiff found = diffObjects(a, b, options);
    const std::size_t room = maxDiffRows - std::min(m_diff.rows.size(), maxDiffRows);
    if (!found.isComplete || found.rows.size() > room) {
        found.rows.resize(std::min(room, found.rows.size()));
        note(DiffSide::Both, "too-many-rows"_L1, options.base,
             Text::tr("There are more than %1 values; the others are not compared.").arg(maxDiffRows));
    }
    m_diff.rows.insert(m_diff.rows.end(), found.rows.begin(), found.rows.end());
    if (found.unknown > 0)
        note(options.a == Wholeness::Cut ? DiffSide::A : DiffSide::B, "not-looked-for"_L1, options.base,
             Text::tr("%n value(s) of the other may stand in the damaged part: not compared.", nullptr,
                      found.unknown));
}

void TokenDiffer::noteDocument(DiffSide side, const Document &document, const QString &prefix)
{
    if (const base::Error *error = document.unreadable())
        note(side, "damaged"_L1, prefix, error->message);
    const auto noteDuplicates = [&](const JsonDocument &json, const QString &base) {
        for (const encoding::JsonDuplicate &duplicate : json.duplicates())
            note(side, "duplicate-member"_L1, base + duplicate.pointer,
                 Text::tr("The member stands twice; the last is compared, as most readers take it."));
    };
    noteDuplicates(document.header(), prefix + u"/header"_s);
    noteDuplicates(document.payload(), prefix + u"/payload"_s);
    if (document.jws() && document.jws()->signatures.size() > 1)
        note(side, "more-signatures"_L1, prefix + u"/signatures"_s,
             Text::tr("It has %1 signatures; the header of the first is compared.")
                 .arg(document.jws()->signatures.size()));
}

void TokenDiffer::add(const Document &a, const Document &b, const QString &prefix)
{
    addText(DiffPart::Token, prefix + u"/kind"_s, latin(token::tokenKindName(a.kind())),
            latin(token::tokenKindName(b.kind())));
    noteDocument(DiffSide::A, a, prefix);
    noteDocument(DiffSide::B, b, prefix);
    if (isKey(a.kind()) && isKey(b.kind()))
        return addKeys(a, b);
    if (isJose(a) && isJose(b))
        addHeaders(a, b, prefix);
    else
        addOpaque(a, b, prefix);
    addClaims(a, b, prefix);
    addSignatures(a, b, prefix);
    addInner(a.keyBinding(), b.keyBinding(), prefix + u"/keyBinding"_s);
    addInner(a.nested(), b.nested(), prefix + u"/nested"_s);
}

void TokenDiffer::addHeaders(const Document &a, const Document &b, const QString &prefix)
{
    ObjectDiffOptions options;
    options.part = DiffPart::Header;
    options.base = prefix + u"/header"_s;
    options.secret = privateMembers();
    options.a = wholenessOf(a, TokenPart::Header);
    options.b = wholenessOf(b, TokenPart::Header);
    addObjects(a.header().root(), b.header().root(), options);
    if (!a.jws() || !b.jws())
        return;
    const JsonDocument &left = a.jws()->signatures.front().unprotectedHeader;
    const JsonDocument &right = b.jws()->signatures.front().unprotectedHeader;
    options.base = prefix + u"/unprotectedHeader"_s;
    options.leaveOut = {u"disclosures"_s, u"kb_jwt"_s}; // of an SD-JWT: compared by what they say
    addObjects(left.root(), right.root(), options);
}

void TokenDiffer::addClaims(const Document &a, const Document &b, const QString &prefix)
{
    const QString base = prefix + u"/payload"_s;
    const ReadClaims left = claimsOf(a), right = claimsOf(b);
    if (left.object.isObject() && right.object.isObject()) {
        ObjectDiffOptions options;
        options.base = base;
        options.setAside = m_options.setAside;
        options.a = left.wholeness;
        options.b = right.wholeness;
        return addObjects(left.object, right.object, options);
    }
    if (left.object.isAbsent() && right.object.isAbsent())
        return addOtherPayload(a, b, prefix);
    const bool isA = left.object.isAbsent();
    note(isA ? DiffSide::A : DiffSide::B, "claims-not-readable"_L1, base, whyNoClaims(isA ? a : b));
}

/// Signed text of another kind than a claims set, or nothing that could be read.
void TokenDiffer::addOtherPayload(const Document &a, const Document &b, const QString &prefix)
{
    const QString pointer = prefix + u"/payload"_s;
    const bool isNested = a.nested() && b.nested(); // compared by what the inner tokens say
    if (isNested || a.text() == b.text())
        return;
    if (a.jws() && b.jws())
        return addText(DiffPart::Claims, pointer, a.payloadBytes(), b.payloadBytes());
    if (a.jwe() && b.jwe())
        addText(DiffPart::Token, prefix + u"/ciphertext"_s, encoding::encodeBase64Url(a.jwe()->ciphertext),
                encoding::encodeBase64Url(b.jwe()->ciphertext));
    if (a.kind() == b.kind())
        return note(DiffSide::Both, "claims-not-readable"_L1, pointer, whyNoClaims(a));
    note(DiffSide::A, "claims-not-readable"_L1, pointer, whyNoClaims(a));
    note(DiffSide::B, "claims-not-readable"_L1, pointer, whyNoClaims(b));
}

/// Two signatures over other texts always differ; over the same text that says something.
void TokenDiffer::addSignatures(const Document &a, const Document &b, const QString &prefix)
{
    if (!a.jws() || !b.jws())
        return;
    const jose::JwsSignature &left = a.jws()->signatures.front(), &right = b.jws()->signatures.front();
    if (a.jws()->signingInput(left) == b.jws()->signingInput(right))
        addText(DiffPart::Signature, prefix + u"/signature"_s, encoding::encodeBase64Url(left.signature),
                encoding::encodeBase64Url(right.signature));
}

void TokenDiffer::addInner(const Document *a, const Document *b, const QString &pointer)
{
    if (a && b)
        return add(*a, *b, pointer);
    const auto kindOf = [](const Document *inner) {
        return inner ? latin(token::tokenKindName(inner->kind())) : std::nullopt;
    };
    if (a || b)
        addText(DiffPart::Token, pointer, kindOf(a), kindOf(b));
}

void TokenDiffer::addKeys(const Document &a, const Document &b)
{
    ObjectDiffOptions options;
    options.part = DiffPart::Token;
    options.secret = privateMembers();
    addObjects(a.json().root(), b.json().root(), options);
}

/// Format, what can be read without a key, and the text, which is all that most have.
void TokenDiffer::addOpaque(const Document &a, const Document &b, const QString &prefix)
{
    const auto formatOf = [](const Document &document) {
        const auto &formats = document.recognized();
        return formats.empty() ? std::nullopt : std::optional(formats.front().name.toUtf8());
    };
    if (formatOf(a) || formatOf(b))
        addText(DiffPart::Token, prefix + u"/opaque/format"_s, formatOf(a), formatOf(b));
    if (a.kind() != b.kind())
        return;
    addText(DiffPart::Token, prefix + u"/text"_s, a.text(), b.text());
    m_diff.rows.back().isSecret = true;
    if (a.recognized().empty() || b.recognized().empty() ||
        a.recognized().front().id != b.recognized().front().id)
        return;
    for (const formats::Field &field : a.recognized().front().fields) {
        const formats::Field *other = b.recognized().front().field(field.name);
        addText(DiffPart::Token, prefix + u"/opaque/fields/"_s + field.name, field.value.toUtf8(),
                other ? std::optional(other->value.toUtf8()) : std::nullopt);
        m_diff.rows.back().isSecret = field.secrecy == formats::Secrecy::Secret;
    }
    for (const formats::Field &field : b.recognized().front().fields) {
        if (!a.recognized().front().field(field.name))
            addText(DiffPart::Token, prefix + u"/opaque/fields/"_s + field.name, {}, field.value.toUtf8());
    }
}

} // namespace claimcheck::compare
