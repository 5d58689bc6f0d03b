#include "core/flow/refusal.h"
#include "core/flow/text.h"
#include "core/lint/run_reading.h"
#include "core/oauth/client_auth.h"

#include <QDateTime>
#include <QLocale>

#include <cstdlib>

// Why a client was not accepted. RFC 6749 §2.3 and §5.2, RFC 7523 §3.
namespace claimcheck::flow {

using namespace Qt::StringLiterals;
using lint::hasParameter;
using lint::valueOf;

namespace {

constexpr qint64 clockTolerance = 60; // seconds

/// The method as it was sent: the words of token_endpoint_auth_methods_supported. Empty where several fit.
QString methodSent(const Refusal &refusal)
{
    if (refusal.message.request.headers.value("Authorization").toLower().startsWith("basic "))
        return u"client_secret_basic"_s;
    if (hasParameter(refusal.form, "client_assertion"))
        return refusal.state.profile.client.auth == oauth::ClientAuth::SecretJwt ? u"client_secret_jwt"_s
                                                                                 : u"private_key_jwt"_s;
    return hasParameter(refusal.form, "client_secret") ? u"client_secret_post"_s : u"none"_s;
}

bool showsCertificate(const Refusal &refusal)
{
    const oauth::ClientAuth auth = refusal.state.profile.client.auth;
    return auth == oauth::ClientAuth::TlsClientAuth || auth == oauth::ClientAuth::SelfSignedTlsClientAuth;
}

/// The secret as it was sent, decoded; empty without one.
base::SecretBytes secretSent(const Refusal &refusal)
{
    const auto basic = oauth::readBasicAuthorization(refusal.message.request.headers.value("Authorization"));
    return base::SecretBytes(basic.ok() ? basic->secret : valueOf(refusal.form, "client_secret"));
}

/// Seconds that the server is ahead of us, by the Date of its answer. RFC 9110 §6.6.1.
std::optional<qint64> serverAhead(const Message &message)
{
    if (!message.response || message.timing.finished < 0)
        return {};
    const QString date = QString::fromLatin1(message.response->headers.value("Date"));
    QDateTime told = QLocale::c().toDateTime(date, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (!told.isValid())
        return {};
    told.setTimeSpec(Qt::UTC);
    return told.toSecsSinceEpoch() - message.timing.finished / 1000;
}

} // namespace

QString methodIsNotListed(const Refusal &refusal)
{
    const auto &listed = refusal.state.metadata.tokenEndpointAuthMethodsSupported;
    const QString method = methodSent(refusal);
    if (!listed || listed->contains(method) || showsCertificate(refusal))
        return {};
    return Text::tr("In this run the client authenticates by %1; the server's metadata lists only %2.")
        .arg(method, listed->join(u", "_s));
}

QString secretIsPadded(const Refusal &refusal)
{
    const base::SecretBytes secret = secretSent(refusal);
    const QByteArrayView text = secret.view();
    if (!text.isEmpty() && text.trimmed().size() != text.size())
        return Text::tr("In this run the client secret begins or ends with white space.");
    return {};
}

QString secretNeedsEncoding(const Refusal &refusal)
{
    const auto basic = oauth::readBasicAuthorization(refusal.message.request.headers.value("Authorization"));
    if (!basic.ok() || !isSeen(basic->secret))
        return {};
    const base::SecretBytes secret(basic->secret);
    const base::SecretBytes encoded(encoding::encodeFormComponent(secret.view()));
    const bool changes =
        encoded.view() != secret.view() || encoding::encodeFormComponent(basic->id) != basic->id;
    return changes ? Text::tr(
                         "In this run id or secret have characters that are form-encoded for Basic (RFC 6749 "
                         "§2.3.1); some servers do not decode them. Try client_secret_post.")
                   : QString();
}

QString assertionIsForAnother(const Refusal &refusal)
{
    const auto jwt = lint::readJwt(valueOf(refusal.form, "client_assertion"));
    if (!jwt)
        return {};
    const QStringList audience = lint::stringsOf(jwt->payload["aud"_L1]);
    const oauth::ServerMetadata &metadata = refusal.state.metadata;
    const bool known = !metadata.issuer.isEmpty();
    if (known && !audience.contains(metadata.issuer) && !audience.contains(metadata.tokenEndpoint.toString()))
        return Text::tr(
                   "In this run the assertion is for %1, which is neither the issuer nor the token endpoint.")
            .arg(audience.join(u", "_s));
    return {};
}

QString clocksDiffer(const Refusal &refusal)
{
    const auto ahead = serverAhead(refusal.message);
    if (!ahead || std::llabs(*ahead) <= clockTolerance)
        return {};
    return *ahead > 0 ? Text::tr("The server's clock is %1 seconds ahead of this one.").arg(*ahead)
                      : Text::tr("The server's clock is %1 seconds behind this one.").arg(-*ahead);
}

} // namespace claimcheck::flow
