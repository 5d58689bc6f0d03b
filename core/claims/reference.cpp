#include "core/claims/reference.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::claims {

namespace {

/// "RFC 751" must not be found in "RFC 7519".
bool namesSpec(QStringView text, QLatin1StringView name)
{
    return text.startsWith(name) && (text.size() == name.size() || !text[name.size()].isLetterOrNumber());
}

QByteArray sectionAfter(QStringView text, QStringView mark)
{
    const qsizetype at = text.indexOf(mark);
    if (at < 0)
        return {};
    const QStringView rest = text.sliced(at + mark.size());
    const auto end =
        std::find_if(rest.begin(), rest.end(), [](QChar c) { return !c.isLetterOrNumber() && c != u'.'; });
    return rest.first(end - rest.begin()).toLatin1();
}

} // namespace

Reference readReference(QStringView text)
{
    const qsizetype end = text.indexOf(u';');
    const QStringView first = end < 0 ? text : text.first(end);
    // The OpenID foundation's registrations say "OpenID Connect Back-Channel Logout 1.0", the table says it
    // without.
    QStringView shorter = first;
    if (first.startsWith("OpenID Connect "_L1))
        shorter = first.sliced(15);
    for (const base::SpecRow &row : base::specTable()) {
        const QLatin1StringView name(row.name);
        if (!namesSpec(first, name) && !namesSpec(shorter, name))
            continue;
        const QByteArray section = sectionAfter(first, u"\u00a7");
        return {row.id, section.isEmpty() ? sectionAfter(first, u"Section ") : section};
    }
    return {};
}

} // namespace claimcheck::claims
