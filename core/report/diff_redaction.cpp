#include "core/report/diff_redaction.h"

#include "core/base/redaction.h"
#include "core/encoding/json.h"
#include "core/report/hidden_secrets.h"

#include <algorithm>

namespace claimcheck::report {

using namespace Qt::StringLiterals;

namespace {

QByteArray quotedMask(const QString &text)
{
    encoding::JsonWriter writer;
    writer.value(base::masked(text));
    return writer.take();
}

/// Dots in place of the whole value; of a string as many characters as it has are told.
QByteArray maskedJson(const QByteArray &json)
{
    const auto document = encoding::JsonDocument::parse(json);
    const bool isText = document && document->root().isString();
    return quotedMask(isText ? document->root().toString() : QString::fromUtf8(json));
}

/// A JOSE token begins with the base64url of {" and has a dot.
bool looksLikeToken(const QByteArray &json)
{
    return json.startsWith("\"eyJ") && json.contains('.');
}

QByteArray shownJson(const QByteArray &json, Redaction level)
{
    if (looksLikeToken(json))
        return maskedJson(json);
    return json.startsWith('{') || json.startsWith('[') ? hiddenJson(json, level) : json;
}

bool isHiddenPointer(const QString &pointer, Redaction level)
{
    const QStringList steps = pointer.split(u'/', Qt::SkipEmptyParts);
    return std::ranges::any_of(steps, [level](QString step) {
        return isHidden(step.replace(u"~1"_s, u"/"_s).replace(u"~0"_s, u"~"_s), level);
    });
}

} // namespace

compare::DiffRow redacted(compare::DiffRow row, Redaction level)
{
    if (level == Redaction::None)
        return row;
    const bool isHiddenRow = row.isSecret || isHiddenPointer(row.pointer, level);
    for (std::optional<QByteArray> *side : {&row.a, &row.b}) {
        if (*side)
            *side = isHiddenRow ? maskedJson(**side) : shownJson(**side, level);
    }
    for (QStringList *words : {&row.added, &row.removed}) {
        for (QString &word : *words) {
            if (isHiddenRow)
                word = base::masked(word);
        }
    }
    return row;
}

compare::ResponseDiff redacted(compare::ResponseDiff diff, Redaction level)
{
    for (compare::DiffRow &row : diff.members)
        row = redacted(std::move(row), level);
    for (compare::TokenDiff &token : diff.tokens) {
        for (compare::DiffRow &row : token.rows)
            row = redacted(std::move(row), level);
    }
    return diff;
}

QByteArray redactedMember(const compare::ResponseMember &member, Redaction level)
{
    if (level == Redaction::None)
        return member.value;
    return member.isSecret() || isHidden(member.name, level) ? maskedJson(member.value)
                                                             : shownJson(member.value, level);
}

} // namespace claimcheck::report
