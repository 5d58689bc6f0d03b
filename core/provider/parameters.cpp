#include "core/provider/parameters.h"

#include "core/http/content_type.h"
#include "core/provider/resources.h"

#include <algorithm>

namespace claimcheck::provider {

using namespace Qt::StringLiterals;
using encoding::FormPair;
using encoding::FormPairs;

QByteArray parameter(const FormPairs &pairs, QByteArrayView name)
{
    return encoding::firstValue(pairs, name).value_or(QByteArray());
}

qsizetype occurrences(const FormPairs &pairs, QByteArrayView name)
{
    return std::ranges::count_if(pairs, [&name](const FormPair &pair) { return pair.name == name; });
}

bool isForm(const http::Request &request)
{
    return http::readContentType(request.headers.value("Content-Type")).isForm();
}

QByteArray cookie(const http::Request &request, QByteArrayView name)
{
    for (const QByteArray &field : request.headers.values("Cookie")) {
        for (const QByteArray &piece : field.split(';')) {
            const QByteArray pair = piece.trimmed();
            if (pair.startsWith(name.toByteArray() + '='))
                return pair.mid(name.size() + 1);
        }
    }
    return {};
}

std::optional<QStringList> grantableScope(const QByteArray &requested)
{
    if (requested.isEmpty())
        return QStringList{u"orders:read"_s}; // RFC 6749 §3.3: a default, told in the response
    QStringList granted;
    for (const QString &scope : QString::fromUtf8(requested).split(u' ', Qt::SkipEmptyParts)) {
        if (knownScopes().contains(scope) && !granted.contains(scope))
            granted.append(scope);
    }
    return granted.isEmpty() ? std::nullopt : std::optional(granted);
}

std::optional<QStringList> requestedResources(const QString &issuer, const FormPairs &pairs)
{
    QStringList resources;
    for (const FormPair &pair : pairs) {
        if (pair.name != "resource" || pair.value.isEmpty())
            continue;
        const QString identifier = QString::fromUtf8(pair.value);
        if (!isResource(issuer, identifier))
            return std::nullopt;
        resources.append(identifier);
    }
    return resources;
}

} // namespace claimcheck::provider
