// UserInfo, introspection, and the code and the callback of a run that is over.
#include "core/flow/probe_rows.h"
#include "core/flow/text.h"

namespace claimcheck::flow {

using namespace Qt::StringLiterals;
using base::Spec;

namespace {

Changed introspectionByAnybody(const ProbeInput &input)
{
    return isPublic(input.state.profile) ? std::nullopt : Changed(withoutCredentials(input.message.request));
}

bool isOfCode(const oauth::Profile &profile)
{
    return profile.grant == oauth::Grant::AuthorizationCode;
}

bool isOfDevice(const oauth::Profile &profile)
{
    return profile.grant == oauth::Grant::DeviceCode;
}

/// RFC 9207; an ID token or a signed response in it names the issuer too (§4).
ProbeVerdict namesIssuer(const ProbeInput &input)
{
    const http::Request &callback = input.message.request;
    const auto pairs = encoding::parseForm(callback.query() + '&' + callback.body);
    const bool isSigned = encoding::firstValue(pairs, "response") || encoding::firstValue(pairs, "id_token");
    if (encoding::firstValue(pairs, "iss") || isSigned)
        return {ProbeOutcome::Right, Text::tr("it names its issuer")};
    return {ProbeOutcome::Wrong, Text::tr("it has no iss")};
}

/// RFC 8628 §3.5: too early a poll, which says nothing of the code.
ProbeVerdict judgePoll(const ProbeInput &input)
{
    const QString found = foundIn(input.message);
    return {found.contains("slow_down"_L1) ? ProbeOutcome::CouldNotTell : judgeProbe(input.message), found};
}

constexpr Probe answerRows[] = {
    {"response-without-issuer"_L1,
     CLAIMCHECK_PROBE("An authorization response that does not say whose it is"),
     ProbeRun::Api,
     MessageKind::AuthorizationResponse,
     nullptr,
     CLAIMCHECK_PROBE("A client of several servers cannot tell them apart (mix-up), unless it has a redirect "
                      "URI of its own for each."),
     {Spec::Rfc9207, "4"},
     ProbeSending::AsGiven,
     isOfCode,
     namesIssuer},
    {"userinfo-without-token"_L1,
     CLAIMCHECK_PROBE("UserInfo asked for without a token"),
     ProbeRun::Api,
     MessageKind::UserInfo,
     withoutAccessToken,
     CLAIMCHECK_PROBE("Anybody can read who the user is."),
     {Spec::OidcCore, "5.3"}},
    {"introspection-for-anybody"_L1,
     CLAIMCHECK_PROBE("Introspection without authentication"),
     ProbeRun::Api,
     MessageKind::Introspection,
     introspectionByAnybody,
     CLAIMCHECK_PROBE("Whoever finds a token, or guesses one, can ask what it is worth."),
     {Spec::Rfc7662, "2.1"}},
    {"code-again"_L1,
     CLAIMCHECK_PROBE("An authorization code used twice"),
     ProbeRun::Api,
     MessageKind::Token,
     unchanged,
     CLAIMCHECK_PROBE("A code that was seen in a log or a history still gives tokens."),
     {Spec::Rfc6749, "4.1.2"},
     ProbeSending::Signed,
     isOfCode},
    {"device-code-again"_L1,
     CLAIMCHECK_PROBE("A device code used twice"),
     ProbeRun::Api,
     MessageKind::Token,
     unchanged,
     CLAIMCHECK_PROBE("Whoever saw the device's requests gets tokens of their own."),
     {Spec::Rfc8628, "3.5"},
     ProbeSending::Signed,
     isOfDevice,
     judgePoll},
};

} // namespace

std::span<const Probe> endpointProbes()
{
    return answerRows;
}

} // namespace claimcheck::flow
