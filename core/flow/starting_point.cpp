#include "core/flow/starting_point.h"

#include "core/flow/text.h"
#include "core/lint/run_reading.h"
#include "core/net/key_fetch.h"

#include <QRegularExpression>

#include <algorithm>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView startNames[] = {"issuer"_L1, "api"_L1, "account"_L1};
static_assert(std::size(startNames) == std::size_t(StartKind::Account) + 1);

} // namespace

QLatin1StringView startKindName(StartKind kind)
{
    return startNames[std::size_t(kind)];
}

std::optional<StartKind> startKindOf(QStringView name)
{
    const auto *found =
        std::ranges::find_if(startNames, [name](QLatin1StringView one) { return one == name; });
    return found == std::end(startNames) ? std::nullopt : std::optional(StartKind(found - startNames));
}

StartingPoint startingPointOf(const QString &text)
{
    static const QRegularExpression account(u"^(acct:|mailto:|[^/@]+@[^/@]+$)"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression scheme(u"^[a-z][a-z0-9+.-]*://"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    const QString given = text.trimmed();
    if (account.match(given).hasMatch())
        return {StartKind::Account, given};
    if (given.isEmpty() || scheme.match(given).hasMatch())
        return {StartKind::Issuer, given};
    const bool isLocal = net::isTrustworthyAddress(QUrl("http://"_L1 + given));
    return {StartKind::Issuer, (isLocal ? "http://"_L1 : "https://"_L1) + given};
}

base::Result<QUrl> startUrl(const StartingPoint &start)
{
    QUrl url(start.text, QUrl::StrictMode);
    const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    if (!isWeb || url.host().isEmpty())
        return base::Error{
            "start-address"_L1, Text::tr("\"%1\" is not an http or https address.").arg(start.text), -1, {}};
    if (start.kind == StartKind::Issuer && (url.hasQuery() || url.hasFragment()))
        return base::Error{
            "start-address"_L1,
            Text::tr("\"%1\" is no issuer: those have neither query nor fragment.").arg(start.text),
            -1,
            {base::Spec::Rfc8414, "2"}};
    if (!net::isTrustworthyAddress(url))
        return base::Error{
            "start-not-https"_L1,
            Text::tr("\"%1\" is not asked: over plain http anybody on the way could answer in its place.")
                .arg(start.text),
            -1,
            {base::Spec::Rfc8414, "2"}};
    url.setFragment(QString());
    return url;
}

bool mayLead(const QUrl &from, const QUrl &to)
{
    return net::isTrustworthyAddress(to) && !to.host().isEmpty() &&
           (lint::isLoopback(from) || !lint::isLoopback(to));
}

} // namespace claimcheck::flow
