#pragma once

#include "core/base/result.h"

#include <QString>
#include <QUrl>

namespace claimcheck::flow {

/// What its user has to begin a login from.
enum class StartKind : quint8 {
    Issuer,  ///< an authorization server's issuer URL
    Api,     ///< a URL that wants a token
    Account, ///< an e-mail address, acct:, or a URL that stands for a user
};

/// "issuer", "api", "account": stable, for the command line and JSON.
[[nodiscard]] QLatin1StringView startKindName(StartKind kind);
/// nullopt for another word.
[[nodiscard]] std::optional<StartKind> startKindOf(QStringView name);

struct StartingPoint
{
    StartKind kind = StartKind::Issuer;
    QString text;
};

/// An account where the text is user@host or acct:, else an issuer; a host alone gets https in front, this
/// machine http.
[[nodiscard]] StartingPoint startingPointOf(const QString &text);

/// The URL of an issuer or an API. Errors: "start-address" (no http or https URL; an issuer with query or
/// fragment), "start-not-https" (plain http to another machine: anybody could answer, RFC 8414 §2).
[[nodiscard]] base::Result<QUrl> startUrl(const StartingPoint &start);

/// Whether what was asked from there may lead to that address: to https, or to this machine from this
/// machine.
[[nodiscard]] bool mayLead(const QUrl &from, const QUrl &to);

} // namespace claimcheck::flow
