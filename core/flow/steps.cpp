#include "core/flow/steps.h"

#include "core/flow/text.h"
#include "core/oauth/grant_types.h"

#include <algorithm>
#include <span>

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
    {MessageKind::VerificationPage, Party::Client, Party::Browser,
     QT_TRANSLATE_NOOP("claimcheck_flow", "verification page"),
     QT_TRANSLATE_NOOP("claimcheck_flow", "open the verification page")},
    {MessageKind::BackchannelNotification, Party::AuthorizationServer, Party::Client,
     QT_TRANSLATE_NOOP("claimcheck_flow", "backchannel notification"),
     QT_TRANSLATE_NOOP("claimcheck_flow", "POST /callback")},
    {MessageKind::RequestObject, Party::AuthorizationServer, Party::Client,
     QT_TRANSLATE_NOOP("claimcheck_flow", "request object"),
     QT_TRANSLATE_NOOP("claimcheck_flow", "GET /request.jwt")},
    {MessageKind::Registration, Party::Client, Party::AuthorizationServer,
     QT_TRANSLATE_NOOP("claimcheck_flow", "registration request"),
     QT_TRANSLATE_NOOP("claimcheck_flow", "POST /register")},
    {MessageKind::LogoutRequest, Party::Client, Party::Browser,
     QT_TRANSLATE_NOOP("claimcheck_flow", "logout request"),
     QT_TRANSLATE_NOOP("claimcheck_flow", "open the logout URL")},
    {MessageKind::LogoutResponse, Party::Browser, Party::Client,
     QT_TRANSLATE_NOOP("claimcheck_flow", "logout response"),
     QT_TRANSLATE_NOOP("claimcheck_flow", "GET /callback?state=…")},
    {MessageKind::WebFinger, Party::Client, Party::AuthorizationServer,
     QT_TRANSLATE_NOOP("claimcheck_flow", "WebFinger request"),
     QT_TRANSLATE_NOOP("claimcheck_flow", "GET /.well-known/webfinger")},
    {MessageKind::ClientConfiguration, Party::Client, Party::AuthorizationServer,
     QT_TRANSLATE_NOOP("claimcheck_flow", "client configuration request"),
     QT_TRANSLATE_NOOP("claimcheck_flow", "GET /register/client")},
    {MessageKind::BackchannelLogout, Party::AuthorizationServer, Party::Client,
     QT_TRANSLATE_NOOP("claimcheck_flow", "back-channel logout"),
     QT_TRANSLATE_NOOP("claimcheck_flow", "POST /backchannel_logout")},
    {MessageKind::FrontchannelLogout, Party::Browser, Party::Client,
     QT_TRANSLATE_NOOP("claimcheck_flow", "front-channel logout"),
     QT_TRANSLATE_NOOP("claimcheck_flow", "GET /frontchannel_logout?iss=…&sid=…")},
    {MessageKind::Other, Party::Client, Party::AuthorizationServer,
     QT_TRANSLATE_NOOP("claimcheck_flow", "request"), QT_TRANSLATE_NOOP("claimcheck_flow", "request")},
};

constexpr MessageKind codeGrant[] = {
    MessageKind::AuthorizationRequest,
    MessageKind::BrowserBand,
    MessageKind::AuthorizationResponse,
    MessageKind::Token,
};
constexpr MessageKind implicitGrant[] = {
    MessageKind::AuthorizationRequest,
    MessageKind::BrowserBand,
    MessageKind::AuthorizationResponse,
};
constexpr MessageKind tokenGrant[] = {MessageKind::Token};
constexpr MessageKind refreshGrant[] = {MessageKind::Refresh};
constexpr MessageKind deviceGrant[] = {
    MessageKind::DeviceAuthorization,
    MessageKind::VerificationPage,
    MessageKind::BrowserBand,
    MessageKind::Token,
};
constexpr MessageKind cibaGrant[] = {
    MessageKind::BackchannelAuthentication,
    MessageKind::BrowserBand,
    MessageKind::Token,
};
constexpr MessageKind pingGrant[] = {
    MessageKind::BackchannelAuthentication,
    MessageKind::BrowserBand,
    MessageKind::BackchannelNotification,
    MessageKind::Token,
};

/// Up to the tokens.
std::span<const MessageKind> tableOf(const Profile &profile)
{
    switch (profile.grant) {
    case oauth::Grant::AuthorizationCode:
    case oauth::Grant::Hybrid: return codeGrant;
    case oauth::Grant::Implicit: return implicitGrant;
    case oauth::Grant::RefreshToken: return refreshGrant;
    case oauth::Grant::DeviceCode: return deviceGrant;
    case oauth::Grant::Ciba:
        return profile.ciba.mode == oauth::CibaMode::Ping ? std::span<const MessageKind>(pingGrant)
                                                          : std::span<const MessageKind>(cibaGrant);
    default: return tokenGrant;
    }
}

/// The messages that follow from another by themselves, or are no messages.
bool followsByItself(MessageKind kind, const Profile &profile)
{
    return kind == MessageKind::BrowserBand || kind == MessageKind::AuthorizationResponse ||
           (kind == MessageKind::Token && oauth::usesBrowser(profile.grant));
}

bool isPushed(const Profile &profile)
{
    return profile.par && oauth::usesBrowser(profile.grant);
}

struct LegRow
{
    MessageKind kind;
    oauth::Leg leg;
};

constexpr LegRow legRows[] = {
    {MessageKind::Metadata, oauth::Leg::Metadata},
    {MessageKind::PushedAuthorization, oauth::Leg::Par},
    {MessageKind::Token, oauth::Leg::Token},
    {MessageKind::Refresh, oauth::Leg::Refresh},
    {MessageKind::DeviceAuthorization, oauth::Leg::Device},
    {MessageKind::BackchannelAuthentication, oauth::Leg::Backchannel},
    {MessageKind::UserInfo, oauth::Leg::UserInfo},
    {MessageKind::Introspection, oauth::Leg::Introspection},
    {MessageKind::Revocation, oauth::Leg::Revocation},
    {MessageKind::ApiCall, oauth::Leg::Call},
};

struct AfterRow
{
    AfterStep step;
    MessageKind kind;
};

constexpr AfterRow afterRows[] = {
    {AfterStep::UserInfo, MessageKind::UserInfo}, {AfterStep::Introspect, MessageKind::Introspection},
    {AfterStep::Call, MessageKind::ApiCall},      {AfterStep::Refresh, MessageKind::Refresh},
    {AfterStep::Revoke, MessageKind::Revocation}, {AfterStep::Logout, MessageKind::LogoutRequest},
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
    if (kind == MessageKind::BackchannelNotification)
        step.label = u"POST "_s + profile.redirect.path;
    if (kind == MessageKind::Token && oauth::polls(profile.grant))
        step.label = Text::tr("POST /token, until the user is done");
    if (kind == MessageKind::BrowserBand && oauth::polls(profile.grant))
        step.label = Text::tr("The user signs in and consents on another device");
    return step;
}

/// What comes back to the listener of the redirect URI after a sign-out.
void addLogout(std::vector<PlannedStep> &steps, const Profile &profile)
{
    if (profile.logout.backchannel)
        steps.push_back(planned(MessageKind::BackchannelLogout, profile));
    if (profile.logout.frontchannel)
        steps.push_back(planned(MessageKind::FrontchannelLogout, profile));
    steps.push_back(planned(MessageKind::LogoutResponse, profile));
}

} // namespace

PlannedStep stepOf(MessageKind kind)
{
    const auto *row = std::ranges::find(rows, kind, &StepRow::kind);
    return {row->kind, row->from, row->to, Text::tr(row->name), Text::tr(row->label)};
}

Message messageOfStep(MessageKind kind)
{
    const PlannedStep step = stepOf(kind);
    Message message;
    message.kind = step.kind;
    message.from = step.from;
    message.to = step.to;
    message.name = step.name;
    return message;
}

std::optional<MessageKind> messageKindOf(AfterStep step)
{
    const auto *row = std::ranges::find(afterRows, step, &AfterRow::step);
    return row == std::end(afterRows) ? std::nullopt : std::optional(row->kind);
}

std::vector<MessageKind> startSteps(const Profile &profile)
{
    if (!needsMetadata(profile))
        return {};
    if (!profile.issuer.isEmpty())
        return {MessageKind::Metadata};
    if (!profile.account.isEmpty())
        return {MessageKind::WebFinger, MessageKind::Metadata};
    if (!profile.call.url.isEmpty())
        return {MessageKind::ApiCall, MessageKind::ResourceMetadata, MessageKind::Metadata};
    return {};
}

std::vector<PlannedStep> plannedSteps(const Profile &profile)
{
    std::vector<PlannedStep> steps;
    for (MessageKind kind : startSteps(profile))
        steps.push_back(planned(kind, profile));
    if (needsKeysFirst(profile))
        steps.push_back(planned(MessageKind::Jwks, profile));
    if (isPushed(profile))
        steps.push_back(planned(MessageKind::PushedAuthorization, profile));
    for (MessageKind kind : tableOf(profile))
        steps.push_back(planned(kind, profile));
    if (profile.scope.contains(u"openid"_s) && !needsKeysFirst(profile))
        steps.push_back(planned(MessageKind::Jwks, profile));
    for (AfterStep after : profile.after) {
        if (const auto kind = messageKindOf(after))
            steps.push_back(planned(*kind, profile));
        if (after == AfterStep::Logout && oauth::usesBrowser(profile.grant))
            addLogout(steps, profile);
    }
    return steps;
}

std::vector<MessageKind> grantSteps(const Profile &profile)
{
    std::vector<MessageKind> steps;
    if (isPushed(profile))
        steps.push_back(MessageKind::PushedAuthorization);
    for (MessageKind kind : tableOf(profile)) {
        if (!followsByItself(kind, profile))
            steps.push_back(kind);
    }
    return steps;
}

bool needsKeysFirst(const Profile &profile)
{
    return oauth::usesBrowser(profile.grant) && (oauth::isSignedMode(profile.responseMode) ||
                                                 profile.requestObject == oauth::RequestObject::Encrypted);
}

std::optional<oauth::Leg> legOf(MessageKind kind)
{
    const auto *row = std::ranges::find(legRows, kind, &LegRow::kind);
    return row == std::end(legRows) ? std::nullopt : std::optional(row->leg);
}

bool suffices(const oauth::ServerMetadata &metadata, const Profile &profile)
{
    const auto has = [](const QUrl &endpoint) { return !endpoint.isEmpty(); };
    if (isPushed(profile) && !has(metadata.pushedAuthorizationRequestEndpoint))
        return false;
    switch (profile.grant) {
    case oauth::Grant::Implicit: return has(metadata.authorizationEndpoint);
    case oauth::Grant::AuthorizationCode:
    case oauth::Grant::Hybrid: return oauth::sufficesForCodeFlow(metadata);
    case oauth::Grant::DeviceCode:
        return has(metadata.tokenEndpoint) && has(metadata.deviceAuthorizationEndpoint);
    case oauth::Grant::Ciba:
        return has(metadata.tokenEndpoint) && has(metadata.backchannelAuthenticationEndpoint);
    default: return has(metadata.tokenEndpoint);
    }
}

bool needsMetadata(const Profile &profile)
{
    const auto own = oauth::applyOverrides({}, profile.metadataJson);
    return !own.ok() || !suffices(*own, profile);
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
