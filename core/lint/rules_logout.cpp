#include "core/base/secret_bytes.h"
#include "core/lint/groups.h"
#include "core/lint/login_session.h"
#include "core/lint/run_reading.h"
#include "core/lint/text.h"

// Sign-out that the client begins, and what the server tells it of that in the browser. OpenID Connect
// RP-Initiated Logout 1.0, Front-Channel Logout 1.0.
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

/// That nothing came is known when nobody listens any more.
Verdict cameIn(const Run &run, MessageKind kind)
{
    if (run.last(kind))
        return passed();
    if (!run.listener || run.listener->end == ListenerEnd::Unknown)
        return couldNotTell(Text::tr("It did not come so far."));
    return failed(
        Text::tr("It did not come before the run ended. Is this client registered with the address, "
                 "and with this port?"));
}

Verdict backchannelLogoutCame(const Run &run, const ObservedMessage &)
{
    return run.profile.logout.backchannel ? cameIn(run, MessageKind::BackchannelLogout) : notApplicable();
}

Verdict frontchannelLogoutCame(const Run &run, const ObservedMessage &)
{
    return run.profile.logout.frontchannel ? cameIn(run, MessageKind::FrontchannelLogout) : notApplicable();
}

Verdict namesBothOrNone(const Run &, const ObservedMessage &message)
{
    const FormPairs pairs = queryOf(message.request);
    const bool iss = hasParameter(pairs, "iss"), sid = hasParameter(pairs, "sid");
    if (iss == sid)
        return passed();
    const QString missing = iss ? u"sid"_s : u"iss"_s;
    return failed(Text::tr("The front-channel logout has %1 without %2.")
                      .arg(iss ? u"iss"_s : u"sid"_s, missing),
                  {missing})
        .expecting(u"iss, sid"_s, iss ? u"iss"_s : u"sid"_s);
}

Verdict isAboutTheSession(const Run &run, const ObservedMessage &message)
{
    const FormPairs pairs = queryOf(message.request);
    const QByteArray issuer = valueOf(pairs, "iss"), sid = valueOf(pairs, "sid");
    if (issuer.isEmpty() && sid.isEmpty())
        return notApplicable();
    if (!issuer.isEmpty() && QString::fromUtf8(issuer) != expectedIssuer(run))
        return failed(Text::tr("The front-channel logout names another issuer."), {u"iss"_s})
            .expecting(expectedIssuer(run), QString::fromUtf8(issuer));
    const auto id = sessionTokenOf(run);
    return id ? sidIsTheSame(*id, sid) : couldNotTell(Text::tr("There is no ID token to compare with."));
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
    {{"LO03",
      {Spec::OidcBackChannelLogout, "2.5"},
      Level::Warning,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The back-channel logout came."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The user stays signed in at the other clients of this session."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Register backchannel_logout_uri with the path "
                                           "/backchannel_logout and the port of the redirect URI; see "
                                           "backchannel_logout_supported in the server's metadata.")},
     MessageKind::LogoutRequest,
     backchannelLogoutCame},
    {{"LO04",
      {Spec::OidcFrontChannelLogout, "2"},
      Level::Warning,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The front-channel logout came."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The user stays signed in at the other clients of this session."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Register frontchannel_logout_uri with the path "
                                           "/frontchannel_logout and the port of the redirect URI; see "
                                           "frontchannel_logout_supported in the server's metadata.")},
     MessageKind::LogoutRequest,
     frontchannelLogoutCame},
    {{"FL01",
      {Spec::OidcFrontChannelLogout, "2"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The front-channel logout has iss and sid, or none of them."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "A sid without its issuer may be another server's session."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must send both, or none.")},
     MessageKind::FrontchannelLogout,
     namesBothOrNone},
    {{"FL02",
      {Spec::OidcFrontChannelLogout, "2"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The front-channel logout is about the session of the ID token."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Any page that the browser loads could sign the user out."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Ignore it; the server must send its issuer and the ID token's sid.")},
     MessageKind::FrontchannelLogout,
     isAboutTheSession},
};

} // namespace

std::span<const MessageRule> logoutRules()
{
    return rows;
}

} // namespace claimcheck::lint
