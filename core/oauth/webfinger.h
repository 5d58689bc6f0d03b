#pragma once

#include "core/base/result.h"
#include "core/http/message.h"
#include "core/oauth/reading.h"

#include <QStringList>
#include <QUrl>

namespace claimcheck::oauth {

/// OpenID Connect Discovery 1.0 §2: the relation whose link is a user's issuer.
inline constexpr char issuerRelation[] = "http://openid.net/specs/connect/1.0/issuer";

/// An account as WebFinger asks for it.
struct WebFingerQuery
{
    QString resource; ///< normalized: "acct:joe@example.com", "https://example.com/joe"
    QUrl url;         ///< of the request, RFC 7033 §4.1
};

/// What the user wrote (an e-mail address, acct:, a URL, a host), normalized as OpenID Connect Discovery 1.0
/// §2.1 says. The request goes over https; to this machine, where nobody listens in, over http, unless the
/// account is an https URL. Errors: "account-empty", "account-xri" (§2.1.1: those are no longer resolved),
/// "account-unreadable" (no host).
[[nodiscard]] base::Result<WebFingerQuery> webFingerQuery(const QString &account);

/// RFC 7033 §4.4, as far as a login needs it.
struct WebFingerAnswer
{
    QString subject;
    QStringList issuers; ///< every one that can be an issuer, in order, each once
};

/// Reads the JRD. Errors: "webfinger-status" (not 200; 404: the account is not known there),
/// "webfinger-not-json", "webfinger-no-issuer" (no link of the relation), "webfinger-issuer" (none of the
/// links can be an issuer). All else is a finding:
/// "webfinger-subject" (another than was asked), "webfinger-type" (a member of a wrong kind),
/// "webfinger-content-type" (not application/jrd+json), "webfinger-issuer" (a link that can be no issuer),
/// and those of json_body.h.
[[nodiscard]] base::Result<Reading<WebFingerAnswer>> readWebFinger(const http::Response &response,
                                                                   const QString &resource);

} // namespace claimcheck::oauth
