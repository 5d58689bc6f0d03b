#include "core/flow/refusal.h"
#include "core/flow/text.h"
#include "core/lint/run_reading.h"

#include <algorithm>

// Why an authorization request was refused. RFC 6749 §4.1.2.1, OpenID Connect Core 1.0 §3.1.2.6, RFC 9126 §4.
namespace claimcheck::flow {

using namespace Qt::StringLiterals;
using lint::hasParameter;
using lint::valueOf;

namespace {

QString notListed(const char *parameter, const QByteArray &value, const std::optional<QStringList> &listed)
{
    if (!listed || value.isEmpty() || listed->contains(QString::fromUtf8(value)))
        return {};
    return Text::tr("In this run %1 is %2; the server's metadata lists only %3.")
        .arg(QString::fromLatin1(parameter), QString::fromUtf8(value), listed->join(u", "_s));
}

} // namespace

QString scopeIsNotListed(const Refusal &refusal)
{
    const auto &listed = refusal.state.metadata.scopesSupported;
    const QByteArray scope =
        valueOf(hasParameter(refusal.form, "scope") ? refusal.form : refusal.authorization, "scope");
    QStringList unknown;
    for (const QString &word : lint::words(scope)) {
        if (listed && !listed->contains(word))
            unknown += word;
    }
    return unknown.isEmpty()
               ? QString()
               : Text::tr("In this run the scope has %1, which the server's metadata does not list.")
                     .arg(unknown.join(u", "_s));
}

QString grantIsNotListed(const Refusal &refusal)
{
    const QByteArray grant =
        refusal.form.empty() ? QByteArray("authorization_code") : valueOf(refusal.form, "grant_type");
    return notListed("grant_type", grant, refusal.state.metadata.grantTypesSupported);
}

QString responseTypeIsNotListed(const Refusal &refusal)
{
    return notListed("response_type", valueOf(refusal.authorization, "response_type"),
                     refusal.state.metadata.responseTypesSupported);
}

QString mustBePushed(const Refusal &refusal)
{
    const bool required = refusal.state.metadata.requirePushedAuthorizationRequests.value_or(false);
    return required && !refusal.state.trace.last(MessageKind::PushedAuthorization)
               ? Text::tr("The server takes pushed authorization requests only; this run's was not pushed.")
               : QString();
}

QString challengeIsMissing(const Refusal &refusal)
{
    return refusal.authorization.empty() || hasParameter(refusal.authorization, "code_challenge")
               ? QString()
               : Text::tr("In this run there is no code_challenge; the server may ask for PKCE.");
}

QString isRepeated(const Refusal &refusal)
{
    const QStringList names = refusal.form.empty()
                                  ? lint::repeatedNames(refusal.authorization, {"resource"})
                                  : lint::repeatedNames(refusal.form, {"resource", "audience"});
    return names.isEmpty() ? QString()
                           : Text::tr("In this run %1 is sent more than once.").arg(names.join(u", "_s));
}

QString promptIsNone(const Refusal &refusal)
{
    return lint::words(valueOf(refusal.authorization, "prompt")).contains(u"none"_s)
               ? Text::tr("This run's request has prompt=none.")
               : QString();
}

QString resourceWasAsked(const Refusal &refusal)
{
    const QByteArray resource =
        valueOf(hasParameter(refusal.form, "resource") ? refusal.form : refusal.authorization, "resource");
    return resource.isEmpty()
               ? QString()
               : Text::tr("This run asks for the resource %1.").arg(QString::fromUtf8(resource));
}

} // namespace claimcheck::flow
