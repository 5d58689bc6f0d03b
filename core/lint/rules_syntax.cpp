#include "core/encoding/json.h"
#include "core/lint/groups.h"
#include "core/lint/text.h"
#include "core/lint/token_subject.h"

#include <algorithm>

// How the token's JSON is written: what two readers may take differently, or an eye may overlook.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;
using encoding::JsonDocument;
using encoding::JsonValue;

namespace {

QStringList duplicatesIn(const JsonDocument &document, const QString &part)
{
    QStringList where;
    for (const encoding::JsonDuplicate &duplicate : document.duplicates())
        where.append(part + duplicate.pointer);
    return where;
}

Verdict headerIsUnambiguous(const TokenSubject &token)
{
    const QStringList where = duplicatesIn(token.document->header(), u"/header"_s);
    return where.isEmpty()
               ? passed()
               : failed(Text::tr(
                            "A header member occurs twice: readers differ in which one they take, so a check "
                            "and its user may see different tokens."),
                        where);
}

Verdict claimsAreUnambiguous(const TokenSubject &token)
{
    const QStringList where = duplicatesIn(token.document->payload(), u"/payload"_s);
    return where.isEmpty()
               ? passed()
               : failed(
                     Text::tr(
                         "A claim occurs twice: readers differ in which one they take. Most take the last."),
                     where);
}

/// Bidirectional controls, zero-width characters and control characters: what is shown is not what is
/// compared.
bool isDeceptive(QChar character)
{
    const char16_t c = character.unicode();
    const bool bidi = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e ||
                      c == 0x200f || c == 0x061c;
    const bool zeroWidth = c == 0x200b || c == 0x2060 || c == 0xfeff || c == 0x00ad;
    const bool control = (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7f && c <= 0x9f);
    return bidi || zeroWidth || control;
}

bool isDeceptive(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) { return isDeceptive(c); });
}

enum class Look : bool { Names, Values };

/// Depth is bounded by the JSON reader's limit.
void findDeceptive(const JsonValue &value, const QString &pointer, Look look, QStringList &where)
{
    if (look == Look::Values && value.isString() && isDeceptive(value.toString()))
        where.append(pointer);
    for (const auto member : value.members()) {
        const QString name = member.name();
        const QString inner = pointer + encoding::pointerStep(name);
        if (look == Look::Names && isDeceptive(name))
            where.append(inner);
        findDeceptive(member.value(), inner, look, where);
    }
    qsizetype index = 0;
    for (const JsonValue element : value.elements())
        findDeceptive(element, pointer + encoding::pointerStep(index++), look, where);
}

QStringList deceptive(const TokenSubject &token, Look look)
{
    QStringList where;
    findDeceptive(token.document->header().root(), u"/header"_s, look, where);
    findDeceptive(token.document->payload().root(), u"/payload"_s, look, where);
    for (std::size_t i = 0; i < token.document->disclosures().size(); ++i)
        findDeceptive(token.document->disclosures()[i].json.root(), u"/disclosures/%1"_s.arg(i), look, where);
    return where;
}

Verdict namesAreVisible(const TokenSubject &token)
{
    const QStringList where = deceptive(token, Look::Names);
    return where.isEmpty()
               ? passed()
               : failed(
                     Text::tr(
                         "A name has invisible or direction-changing characters: it looks like another name "
                         "and is not."),
                     where);
}

Verdict valuesAreVisible(const TokenSubject &token)
{
    const QStringList where = deceptive(token, Look::Values);
    return where.isEmpty()
               ? passed()
               : failed(
                     Text::tr(
                         "A value has invisible, direction-changing or control characters: what is shown is "
                         "not what is compared."),
                     where);
}

Verdict payloadIsAnObject(const TokenSubject &token)
{
    // Encrypted, detached or opaque: there is no payload to look at. Plain JWS may carry anything.
    if (!token.document->jws())
        return notApplicable();
    return token.document->payload().root().isObject()
               ? passed()
               : failed(Text::tr("The payload is not a JSON object, so the token has no claims."));
}

constexpr TokenRule rows[] = {
    {{"header-duplicate",
      {Spec::Rfc7515, "4"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Header members are unique."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "A check and its user may see different headers."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Refuse the token; the issuer must write each member once.")},
     anyTokenType,
     headerIsUnambiguous},
    {{"claim-duplicate",
      {Spec::Rfc7519, "4"},
      Level::Warning,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Claims are unique."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "A check and its user may see different claims."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Refuse the token; the issuer must write each claim once.")},
     anyTokenType,
     claimsAreUnambiguous},
    {{"name-deceptive",
      {Spec::Rfc7519, "4"},
      Level::Warning,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Names have no hidden characters."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "People read one name, programs compare another."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Refuse such names, and look at where they come from.")},
     anyTokenType,
     namesAreVisible},
    {{"value-deceptive",
      {Spec::Rfc8259, "8.1"},
      Level::Warning,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Values have no hidden characters."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "People read one value, programs compare another."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Show such values escaped, and look at where they come from.")},
     anyTokenType,
     valuesAreVisible},
    {{"payload-not-object",
      {Spec::Rfc7519, "7.2"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The payload is a JSON object."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Libraries refuse the token: there is nothing to check."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer must sign a JSON object.")},
     anyTokenType & ~TokenTypes(TokenType::Jwt),
     payloadIsAnObject},
};

} // namespace

std::span<const TokenRule> syntaxRules()
{
    return rows;
}

} // namespace claimcheck::lint
