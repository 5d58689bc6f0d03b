#include "core/claims/reference.h"

#include "core/claims/resource_file.h"

#include <QRegularExpression>

#include <algorithm>
#include <vector>

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

QStringView firstOf(QStringView references)
{
    const qsizetype end = references.indexOf(u';');
    return end < 0 ? references : references.first(end);
}

struct NamedPlace
{
    QString name, url;
};

std::vector<NamedPlace> readPlaces()
{
    std::vector<NamedPlace> places;
    const encoding::JsonDocument file = readRegistryFile("specifications.json"_L1);
    for (const encoding::JsonValue row : file["rows"_L1].elements())
        places.push_back({row["name"_L1].toString(), row["url"_L1].toString()});
    return places;
}

struct AddressForm
{
    const char *pattern;
    const char *address; ///< %1: what the pattern captures
};

/// References whose address follows from their name. IANA writes "RFC-ietf-oauth-status-list-21" for a draft
/// that waits for its number.
constexpr AddressForm addressForms[] = {
    {"^RFC (\\d+)", "https://www.rfc-editor.org/rfc/rfc%1"},
    {"^RFC-(ietf-.+)-\\d\\d$", "https://datatracker.ietf.org/doc/draft-%1/"},
    {"^(draft-[a-z0-9-]+)", "https://datatracker.ietf.org/doc/%1/"},
    {"^(https?://.+)$", "%1"},
};

} // namespace

QUrl referenceUrl(QStringView text)
{
    const QStringView first = firstOf(text).trimmed();
    static const std::vector<NamedPlace> places = readPlaces();
    for (const NamedPlace &place : places) {
        if (first.contains(place.name))
            return QUrl(place.url);
    }
    for (const AddressForm &form : addressForms) {
        const QRegularExpression pattern(QLatin1StringView(form.pattern));
        if (const auto match = pattern.match(first.toString()); match.hasMatch())
            return QUrl(QString::fromLatin1(form.address).arg(match.captured(1)));
    }
    return {};
}

Reference readReference(QStringView text)
{
    const QStringView first = firstOf(text);
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
