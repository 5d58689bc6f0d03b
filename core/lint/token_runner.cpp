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

/// The bytes of the token's text that carry "/header/…" or "/payload/…".
base::ByteRange rangeOf(const TokenSubject &subject, const QString &where)
{
    const bool inHeader = where.startsWith("/header/"_L1);
    if (!inHeader && !where.startsWith("/payload/"_L1))
        return {};
    const auto part = inHeader ? token::TokenPart::Header : token::TokenPart::Payload;
    const encoding::JsonDocument &json = inHeader ? subject.document->header() : subject.document->payload();
    const encoding::JsonValue value =
        encoding::resolvePointer(json.root(), where.mid(where.indexOf(u'/', 1)));
    return value.isAbsent() ? base::ByteRange() : subject.document->sourceRange(part, value.range());
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
    finding.range = rangeOf(subject, where);
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
