#include "ui/flow/state_text.h"

#include "ui/flow/diagram_rows.h"
#include "ui/flow/run_session.h"
#include "ui/flow/step_text.h"
#include "ui/flow/text.h"
#include "ui/flow/waiting_facts.h"

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

StateText stateText(const RunSession &session)
{
    if (session.isRecorded())
        return session.phase() == RunPhase::Failed ? StateText{Text::tr("Recorded, failed"), Tone::Error}
                                                   : StateText{Text::tr("Recorded, completed"), Tone::Ok};
    switch (session.phase()) {
    case RunPhase::Idle: return {};
    case RunPhase::Running:
        if (session.runner() && waitingFacts(session.runner()->state()))
            return {Text::tr("Waiting for the user"), Tone::Info};
        return {Text::tr("Running"), Tone::Info};
    case RunPhase::InBrowser: return {Text::tr("Waiting for the browser"), Tone::Info};
    case RunPhase::Held: {
        const auto held = session.held();
        const auto *message = held ? session.trace().message(held->number) : nullptr;
        return {message ? pausedText(*held, *message) : Text::tr("Paused"), Tone::Warning, "pause"_L1};
    }
    case RunPhase::Completed:
        return {Text::tr("Completed in %1").arg(durationText(elapsed(session.trace()))), Tone::Ok};
    case RunPhase::Failed: return {Text::tr("Failed"), Tone::Error};
    case RunPhase::Stopped: return {Text::tr("Stopped"), Tone::Neutral};
    }
    return {};
}

QString grantText(const oauth::Profile &profile)
{
    using oauth::Grant;
    if (profile.client.id.isEmpty())
        return {};
    switch (profile.grant) {
    case Grant::AuthorizationCode: break;
    case Grant::Implicit: return Text::tr("Implicit");
    case Grant::Hybrid: return Text::tr("Hybrid");
    case Grant::ClientCredentials: return Text::tr("Client credentials");
    case Grant::Password: return Text::tr("Password");
    case Grant::RefreshToken: return Text::tr("Refresh token");
    case Grant::DeviceCode: return Text::tr("Device code");
    case Grant::TokenExchange: return Text::tr("Token exchange");
    case Grant::JwtBearer: return Text::tr("JWT bearer");
    case Grant::SamlBearer: return Text::tr("SAML bearer");
    case Grant::Ciba: return Text::tr("Backchannel authentication");
    }
    return profile.pkce == oauth::PkceMethod::None ? Text::tr("Authorization code")
                                                   : Text::tr("Authorization code + PKCE");
}

} // namespace claimcheck::ui::flow
