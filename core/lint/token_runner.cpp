#include "core/lint/token_runner.h"

#include "core/encoding/json_pointer.h"
#include "core/lint/rule.h"
#include "core/lint/token_subject.h"

#include <algorithm>

namespace claimcheck::lint {

using namespace Qt::StringLiterals;

namespace {

/// A rule that is broken in more places says so in these: a hostile token breaks one in each of its values.
constexpr qsizetype maxPlaces = 100;

using token::TokenPart;

/// Parts that a place names as a whole, or by the number behind it.
struct PartPlace
{
    QLatin1StringView name;
    TokenPart part;
};

constexpr PartPlace partPlaces[] = {
    {"header"_L1, TokenPart::Header},         {"payload"_L1, TokenPart::Payload},
    {"signature"_L1, TokenPart::Signature},   {"disclosures"_L1, TokenPart::Disclosure},
    {"ciphertext"_L1, TokenPart::Ciphertext},
};

/// A claim of an SD-JWT stands in the payload or in a disclosure.
base::ByteRange disclosedRange(const token::TokenDocument &document, const QString &pointer)
{
    for (std::size_t i = 0; i < document.disclosures().size(); ++i) {
        const QString &path = document.disclosures()[i].path;
        if (!path.isEmpty() && (pointer == path || pointer.startsWith(path + u'/')))
            return document.partRange(TokenPart::Disclosure, int(i));
    }
    return {};
}

/// Of a member that is missing, the part that it is missing in.
base::ByteRange memberRange(const token::TokenDocument &document, TokenPart part, const QString &pointer)
{
    // Which character of the ciphertext carries which claim cannot be told.
    if (part == TokenPart::Payload && document.jwe())
        return document.partRange(TokenPart::Ciphertext);
    const encoding::JsonDocument &json = part == TokenPart::Header ? document.header() : document.payload();
    const encoding::JsonValue value = encoding::resolvePointer(json.root(), pointer);
    if (!value.isAbsent())
        return document.sourceRange(part, value.range());
    const base::ByteRange disclosed =
        part == TokenPart::Payload ? disclosedRange(document, pointer) : base::ByteRange();
    return disclosed.isValid() ? disclosed : document.partRange(part);
}

/// The bytes of the token's text that a place stands in: "/header/alg", "/payload", "/signature",
/// "/disclosures/2" …
base::ByteRange rangeOf(const token::TokenDocument &document, const QString &where)
{
    const QStringView first = QStringView(where).mid(1, where.indexOf(u'/', 1) - 1);
    const QString rest = where.mid(1 + first.size());
    if (first == "processedPayload"_L1)
        return memberRange(document, TokenPart::Payload, rest);
    const auto *place =
        std::ranges::find_if(partPlaces, [&](const PartPlace &row) { return row.name == first; });
    if (place == std::end(partPlaces))
        return {};
    if (place->part == TokenPart::Disclosure)
        return document.partRange(place->part, rest.mid(1).toInt());
    return rest.isEmpty() ? document.partRange(place->part) : memberRange(document, place->part, rest);
}

base::Finding toFinding(const TokenSubject &subject, const TokenRule &rule, const Verdict &verdict,
                        const QString &where)
{
    base::Finding finding;
    finding.rule = rule.info.name();
    finding.level = verdict.level.value_or(rule.info.levels.in(subject.profile));
    finding.where = where;
    finding.message = verdict.message;
    finding.spec = rule.info.spec;
    finding.range = rangeOf(*subject.document, where);
    return finding;
}

} // namespace

std::vector<base::Finding> checkToken(const TokenSubject &subject)
{
    std::vector<base::Finding> findings;
    if (!subject.document || subject.document->header().isEmpty())
        return findings;
    for (const TokenRule &rule : tokenRules()) {
        if (!rule.appliesTo.testFlag(subject.type))
            continue;
        const Verdict verdict = rule.check(subject);
        if (verdict.outcome != Outcome::Failed)
            continue;
        const QStringList places = verdict.where.isEmpty() ? QStringList{QString()} : verdict.where;
        for (const QString &where : places.first(std::min<qsizetype>(places.size(), maxPlaces)))
            findings.push_back(toFinding(subject, rule, verdict, where));
    }
    return findings;
}

} // namespace claimcheck::lint
