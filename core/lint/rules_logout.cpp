#include "core/base/secret_bytes.h"
#include "core/lint/groups.h"
#include "core/lint/run_reading.h"
#include "core/lint/text.h"

// Sign-out that the client begins. OpenID Connect RP-Initiated Logout 1.0.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;
using encoding::FormPairs;

namespace {

Verdict stateIsUnchanged(const Run &run, const ObservedMessage &message)
{
    const ObservedMessage *request = run.last(MessageKind::LogoutRequest);
    const auto sent = request ? encoding::firstValue(callbackOf(*request), "state") : std::nullopt;
    if (!sent)
        return notApplicable();
    const auto came = encoding::firstValue(callbackOf(message), "state");
    return came && base::constantTimeEquals(*sent, *came)
               ? passed()
               : failed(Text::tr("state did not come back unchanged after the sign-out."), {u"state"_s})
                     .expecting(Text::tr("the state that was sent"),
                                came ? Text::tr("another") : Text::tr("none"));
}

Verdict namesTheClient(const Run &, const ObservedMessage &message)
{
    const FormPairs pairs = callbackOf(message);
    if (!hasParameter(pairs, "post_logout_redirect_uri"))
        return notApplicable();
    return hasParameter(pairs, "id_token_hint") || hasParameter(pairs, "client_id")
               ? passed()
               : failed(Text::tr("The server cannot tell whose post_logout_redirect_uri this is."),
                        {u"id_token_hint"_s})
                     .expecting(u"id_token_hint, client_id"_s, Text::tr("none"));
}

constexpr MessageRule rows[] = {
    {{"LO01",
      {Spec::OidcRpLogout, "3"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "state came back unchanged after the sign-out."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The client cannot tell its own sign-out from a forged one."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must pass state on as it was sent.")},
     MessageKind::LogoutResponse,
     stateIsUnchanged},
    {{"LO02",
      {Spec::OidcRpLogout, "2"},
      Level::Warning,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The logout request names its client."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The server may not send the browser back to an address it cannot check."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Send id_token_hint, or client_id.")},
     MessageKind::LogoutRequest,
     namesTheClient},
};

} // namespace

std::span<const MessageRule> logoutRules()
{
    return rows;
}

} // namespace claimcheck::lint
