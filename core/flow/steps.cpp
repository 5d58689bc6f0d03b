#include "core/flow/steps.h"

#include "core/flow/text.h"

#include <algorithm>
#include <array>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;

namespace {

using oauth::AfterStep;
using oauth::Profile;

/// One row for each kind of message. Paths are the customary ones: the true ones are known with the metadata.
struct StepRow
{
    MessageKind kind;
    Party from, to;
    const char *name;
    const char *label; ///< a method and a path, or words; translated either way
};

constexpr StepRow rows[] = {
    {MessageKind::Metadata, Party::Client, Party::AuthorizationServer,
     QT_TRANSLATE_NOOP("claimcheck_flow", "metadata request"),
     QT_TRANSLATE_NOOP("claimcheck_flow", "GET /.well-known/openid-configuration")},
    {MessageKind::AuthorizationRequest, Party::Client, Party::Browser,
     QT_TRANSLATE_NOOP("claimcheck_flow", "authorization request"),
     QT_TRANSLATE_NOOP("claimcheck_flow", "open the authorization URL")},
    {MessageKind::BrowserBand, Party::Browser, Party::AuthorizationServer,
     QT_TRANSLATE_NOOP("claimcheck_flow", "sign-in and consent"),
     QT_TRANSLATE_NOOP("claimcheck_flow", "The user signs in and consents in the browser")},
    {MessageKind::AuthorizationResponse, Party::Browser, Party::Client,
     QT_TRANSLATE_NOOP("claimcheck_flow", "authorization response"),
     QT_TRANSLATE_NOOP("claimcheck_flow", "GET /callback?code=…&state=…")},
    {MessageKind::Token, Party::Client, Party::AuthorizationServer,
     QT_TRANSLATE_NOOP("claimcheck_flow", "token request"),
     QT_TRANSLATE_NOOP("claimcheck_flow", "POST /token")},
    {MessageKind::Jwks, Party::Client, Party::AuthorizationServer,
     QT_TRANSLATE_NOOP("claimcheck_flow", "key set request"),
     QT_TRANSLATE_NOOP("claimcheck_flow", "GET /jwks")},
    {MessageKind::UserInfo, Party::Client, Party::AuthorizationServer,
     QT_TRANSLATE_NOOP("claimcheck_flow", "userinfo request"),
     QT_TRANSLATE_NOOP("claimcheck_flow", "GET /userinfo")},
    {MessageKind::ApiCall, Party::Client, Party::ResourceServer,
     QT_TRANSLATE_NOOP("claimcheck_flow", "API call"), QT_TRANSLATE_NOOP("claimcheck_flow", "GET /")},
    {MessageKind::Introspection, Party::Client, Party::AuthorizationServer,
     QT_TRANSLATE_NOOP("claimcheck_flow", "introspection request"),
     QT_TRANSLATE_NOOP("claimcheck_flow", "POST /introspect")},
    {MessageKind::Refresh, Party::Client, Party::AuthorizationServer,
     QT_TRANSLATE_NOOP("claimcheck_flow", "refresh request"),
     QT_TRANSLATE_NOOP("claimcheck_flow", "POST /token")},
    {MessageKind::Revocation, Party::Client, Party::AuthorizationServer,
     QT_TRANSLATE_NOOP("claimcheck_flow", "revocation request"),
     QT_TRANSLATE_NOOP("claimcheck_flow", "POST /revoke")},
    {MessageKind::PushedAuthorization, Party::Client, Party::AuthorizationServer,
     QT_TRANSLATE_NOOP("claimcheck_flow", "pushed authorization request"),
     QT_TRANSLATE_NOOP("claimcheck_flow", "POST /par")},
    {MessageKind::ResourceMetadata, Party::Client, Party::ResourceServer,
     QT_TRANSLATE_NOOP("claimcheck_flow", "resource metadata request"),
     QT_TRANSLATE_NOOP("claimcheck_flow", "GET /.well-known/oauth-protected-resource")},
    {MessageKind::DeviceAuthorization, Party::Client, Party::AuthorizationServer,
     QT_TRANSLATE_NOOP("claimcheck_flow", "device authorization request"),
     QT_TRANSLATE_NOOP("claimcheck_flow", "POST /device_authorization")},
    {MessageKind::BackchannelAuthentication, Party::Client, Party::AuthorizationServer,
     QT_TRANSLATE_NOOP("claimcheck_flow", "backchannel authentication request"),
     QT_TRANSLATE_NOOP("claimcheck_flow", "POST /bc-authorize")},
    {MessageKind::Registration, Party::Client, Party::AuthorizationServer,
     QT_TRANSLATE_NOOP("claimcheck_flow", "registration request"),
     QT_TRANSLATE_NOOP("claimcheck_flow", "POST /register")},
    {MessageKind::LogoutRequest, Party::Client, Party::Browser,
     QT_TRANSLATE_NOOP("claimcheck_flow", "logout request"),
     QT_TRANSLATE_NOOP("claimcheck_flow", "open the logout URL")},
    {MessageKind::LogoutResponse, Party::Browser, Party::Client,
     QT_TRANSLATE_NOOP("claimcheck_flow", "logout response"),
     QT_TRANSLATE_NOOP("claimcheck_flow", "GET /callback?state=…")},
    {MessageKind::Other, Party::Client, Party::AuthorizationServer,
     QT_TRANSLATE_NOOP("claimcheck_flow", "request"), QT_TRANSLATE_NOOP("claimcheck_flow", "request")},
};

/// The code grant, RFC 6749 §4.1, up to the tokens and the keys that verify them.
constexpr MessageKind codeGrant[] = {
    MessageKind::AuthorizationRequest,
    MessageKind::BrowserBand,
    MessageKind::AuthorizationResponse,
    MessageKind::Token,
};

struct AfterRow
{
    AfterStep step;
    MessageKind kind;
};

constexpr AfterRow afterRows[] = {
    {AfterStep::UserInfo, MessageKind::UserInfo}, {AfterStep::Introspect, MessageKind::Introspection},
    {AfterStep::Call, MessageKind::ApiCall},      {AfterStep::Refresh, MessageKind::Refresh},
    {AfterStep::Revoke, MessageKind::Revocation},
};

/// The label with the true path, where the profile knows it.
QString callLabel(const Profile &profile)
{
    const QString path = profile.call.url.path();
    return QString::fromLatin1(profile.call.method) + u' ' + (path.isEmpty() ? u"/"_s : path);
}

PlannedStep planned(MessageKind kind, const Profile &profile)
{
    PlannedStep step = stepOf(kind);
    if (kind == MessageKind::ApiCall)
        step.label = callLabel(profile);
    if (kind == MessageKind::AuthorizationResponse)
        step.label = u"GET "_s + profile.redirect.path + u"?code=…&state=…"_s;
    return step;
}

} // namespace

PlannedStep stepOf(MessageKind kind)
{
    const auto *row = std::ranges::find(rows, kind, &StepRow::kind);
    return {row->kind, row->from, row->to, Text::tr(row->name), Text::tr(row->label)};
}

std::optional<MessageKind> messageKindOf(AfterStep step)
{
    const auto *row = std::ranges::find(afterRows, step, &AfterRow::step);
    return row == std::end(afterRows) ? std::nullopt : std::optional(row->kind);
}

std::vector<PlannedStep> plannedSteps(const Profile &profile)
{
    std::vector<PlannedStep> steps;
    if (needsMetadata(profile))
        steps.push_back(planned(MessageKind::Metadata, profile));
    for (MessageKind kind : codeGrant)
        steps.push_back(planned(kind, profile));
    if (profile.scope.contains(u"openid"_s))
        steps.push_back(planned(MessageKind::Jwks, profile));
    for (AfterStep after : profile.after) {
        if (const auto kind = messageKindOf(after))
            steps.push_back(planned(*kind, profile));
    }
    return steps;
}

bool needsMetadata(const Profile &profile)
{
    const auto own = oauth::applyOverrides({}, profile.metadataJson);
    return !own.ok() || !oauth::sufficesForCodeFlow(*own);
}

std::vector<PlannedStep> stepsToCome(const std::vector<PlannedStep> &plan, const Trace &trace)
{
    // A step is past when a message of its kind, or of a later step, was recorded.
    std::size_t begin = 0;
    for (const Message &message : trace.messages()) {
        if (!message.isStep())
            continue;
        const auto step = std::find_if(plan.begin() + static_cast<std::ptrdiff_t>(begin), plan.end(),
                                       [&](const PlannedStep &one) { return one.kind == message.kind; });
        if (step != plan.end())
            begin = static_cast<std::size_t>(step - plan.begin()) + 1;
    }
    return {plan.begin() + static_cast<std::ptrdiff_t>(begin), plan.end()};
}

} // namespace claimcheck::flow
