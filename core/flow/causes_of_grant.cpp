#include "core/base/secret_bytes.h"
#include "core/flow/expiry.h"
#include "core/flow/refusal.h"
#include "core/flow/text.h"
#include "core/lint/request_reading.h"
#include "core/oauth/pkce.h"

#include <QUrl>

// Why a code or a refresh token was refused. RFC 6749 §4.1.3, §5.2 and §6, RFC 7636 §4.6.
namespace claimcheck::flow {

using namespace Qt::StringLiterals;
using lint::hasParameter;
using lint::valueOf;

namespace {

/// In what two redirect URIs differ, in words; the two themselves where nothing shorter says it.
QString differenceOf(const QUrl &first, const QUrl &second)
{
    const QString a = first.toString(QUrl::FullyEncoded), b = second.toString(QUrl::FullyEncoded);
    if (a + u'/' == b || b + u'/' == a)
        return Text::tr("a slash at the end");
    if (a.compare(b, Qt::CaseInsensitive) == 0)
        return Text::tr("small and capital letters");
    QStringList parts;
    if (first.scheme() != second.scheme())
        parts += Text::tr("the scheme (%1, %2)").arg(first.scheme(), second.scheme());
    if (first.host() != second.host())
        parts += Text::tr("the host (%1, %2)").arg(first.host(), second.host());
    if (first.port() != second.port())
        parts += Text::tr("the port (%1, %2)").arg(first.port()).arg(second.port());
    if (first.path(QUrl::FullyEncoded) != second.path(QUrl::FullyEncoded))
        parts += Text::tr("the path (%1, %2)").arg(first.path(), second.path());
    if (first.query() != second.query())
        parts += Text::tr("the query");
    return parts.isEmpty() ? Text::tr("how it is encoded") : parts.join(u", "_s);
}

/// What the grant is made with: the name of its parameter.
const char *credentialOf(const Refusal &refusal)
{
    return valueOf(refusal.form, "grant_type") == "refresh_token" ? "refresh_token" : "code";
}

} // namespace

QString redirectUriDiffers(const Refusal &refusal)
{
    if (valueOf(refusal.form, "grant_type") != "authorization_code" || refusal.authorization.empty())
        return {};
    const QByteArray before = valueOf(refusal.authorization, "redirect_uri");
    const QByteArray now = valueOf(refusal.form, "redirect_uri");
    if (before == now)
        return {};
    if (now.isEmpty())
        return Text::tr(
            "In this run the token request has no redirect_uri; the authorization request had one.");
    if (before.isEmpty())
        return Text::tr(
            "In this run the token request has a redirect_uri; the authorization request had none.");
    return Text::tr("In this run redirect_uri differs between the two requests in %1.")
        .arg(differenceOf(QUrl::fromEncoded(before), QUrl::fromEncoded(now)));
}

QString verifierDiffers(const Refusal &refusal)
{
    const QByteArray challenge = valueOf(refusal.authorization, "code_challenge");
    const QByteArray verifier = valueOf(refusal.form, "code_verifier");
    if (valueOf(refusal.form, "grant_type") != "authorization_code" || refusal.authorization.empty())
        return {};
    if (challenge.isEmpty())
        return verifier.isEmpty()
                   ? QString()
                   : Text::tr("In this run code_verifier is sent, but there was no code_challenge.");
    if (verifier.isEmpty())
        return Text::tr(
            "In this run code_verifier is missing; the authorization request had a code_challenge.");
    if (!isSeen(verifier))
        return {};
    const auto method = valueOf(refusal.authorization, "code_challenge_method") == "S256"
                            ? oauth::PkceMethod::S256
                            : oauth::PkceMethod::Plain;
    return base::constantTimeEquals(oauth::challengeFor(method, verifier), challenge)
               ? QString()
               : Text::tr("In this run code_verifier does not fit the code_challenge.");
}

QString wasUsedBefore(const Refusal &refusal)
{
    const char *name = credentialOf(refusal);
    const QByteArray value = valueOf(refusal.form, name);
    for (const Message &message : refusal.state.trace.messages()) {
        if (message.number < refusal.message.number && message.kind == refusal.message.kind &&
            isSeen(value) && message.response && message.response->isSuccess() &&
            valueOf(lint::formOf(message.request), name) == value)
            return Text::tr("In this run message %1 used the same %2 before.")
                .arg(message.number)
                .arg(QString::fromLatin1(name));
    }
    if (refusal.message.timesSent > 1)
        return Text::tr("The request went out %1 times: the server may have used up the %2 at the first.")
            .arg(refusal.message.timesSent)
            .arg(QString::fromLatin1(name));
    return {};
}

QString isNotWhatCame(const Refusal &refusal)
{
    const Message *callback = refusal.state.trace.last(MessageKind::AuthorizationResponse);
    const QByteArray came = callback ? valueOf(lint::callbackOf(callback->request), "code") : QByteArray();
    const QByteArray sent = valueOf(refusal.form, "code");
    return !isSeen(came) || !isSeen(sent) || came == sent
               ? QString()
               : Text::tr("In this run the code that was sent is not the one that came.");
}

QString wasTooLate(const Refusal &refusal)
{
    const Message &message = refusal.message;
    const auto expired = expiredWhenSent(refusal.state.trace, message.number, message.timing.sent);
    if (expired.empty() || message.timing.sent < 0)
        return {};
    const Expiry &first = expired.front();
    const qint64 seconds = (message.timing.sent - first.expires) / 1000;
    return first.basis == ExpiryBasis::Said
               ? Text::tr("In this run %1 had been over for %2 seconds when it was sent.")
                     .arg(QString::fromLatin1(first.parameter))
                     .arg(seconds)
               : Text::tr(
                     "In this run %1 was %2 seconds old when it was sent; many servers take it for a minute.")
                     .arg(QString::fromLatin1(first.parameter))
                     .arg(seconds + 60);
}

QString clientDiffers(const Refusal &refusal)
{
    const QByteArray before = valueOf(refusal.authorization, "client_id");
    const QByteArray now = valueOf(refusal.form, "client_id");
    return before.isEmpty() || now.isEmpty() || before == now
               ? QString()
               : Text::tr("In this run client_id differs between the two requests (%1, %2).")
                     .arg(QString::fromUtf8(before), QString::fromUtf8(now));
}

} // namespace claimcheck::flow
