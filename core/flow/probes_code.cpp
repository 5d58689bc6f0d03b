// Runs with a request changed on its way: what binds a code to its client, and a response to its request.
#include "core/encoding/json.h"
#include "core/flow/probe_rows.h"
#include "core/flow/text.h"
#include "core/jose/jws.h"
#include "core/oauth/dpop_proof.h"

#include <algorithm>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;
using base::Spec;
using encoding::FormPairs;

namespace {

/// Every kind of character that a URL or a form encodes (RFC 6749 Appendix A.5 allows them in state).
constexpr char reserved[] = R"(+ %2F&=#"'<>~)";

bool hasPkce(const oauth::Profile &profile)
{
    return profile.pkce == oauth::PkceMethod::S256;
}

bool isPublicWithPkce(const oauth::Profile &profile)
{
    return isPublic(profile) && hasPkce(profile);
}

bool hasNonce(const oauth::Profile &profile)
{
    return oauth::sendsNonce(profile);
}

Changed withTokenForm(const ProbeInput &input, QByteArrayView name, const std::optional<QByteArray> &value)
{
    return input.message.kind == MessageKind::Token ? withForm(input.message.request, name, value)
                                                    : std::nullopt;
}

Changed noVerifier(const ProbeInput &input)
{
    return withTokenForm(input, "code_verifier", std::nullopt);
}

/// A verifier of the right shape that fits no challenge of ours.
Changed otherVerifier(const ProbeInput &input)
{
    return withTokenForm(input, "code_verifier", QByteArray(43, 'x'));
}

/// As if the challenge had been sent with the method plain.
Changed challengeAsVerifier(const ProbeInput &input)
{
    return withTokenForm(input, "code_verifier", input.state.values.pkce.challenge);
}

Changed otherRedirectUri(const ProbeInput &input)
{
    const auto uri = encoding::firstValue(encoding::parseForm(input.message.request.body), "redirect_uri");
    return uri ? withTokenForm(input, "redirect_uri", *uri + "/other") : std::nullopt;
}

Changed noRedirectUri(const ProbeInput &input)
{
    return withTokenForm(input, "redirect_uri", std::nullopt);
}

Changed codeByOtherClient(const ProbeInput &input)
{
    return input.message.kind == MessageKind::Token ? asOtherClient(input, input.message.request)
                                                    : std::nullopt;
}

Changed codeProofByOtherKey(const ProbeInput &input)
{
    const http::Request &asked = input.message.request;
    const auto key = oauth::makeProofKey({});
    const auto sent = oauth::readUnverifiedProof(asked.headers.value("DPoP"));
    if (input.message.kind != MessageKind::Token || !key || !sent)
        return std::nullopt;
    const auto proof = oauth::makeDpopProof(oauth::dpopTarget(asked, sent->nonce), *key,
                                            input.clock.nowSeconds(), input.random);
    http::Request request = asked;
    request.headers.set("DPoP", proof.valueOr({}));
    return request;
}

/// The challenge is taken away, as an attacker would who changes the link; the client still sends its
/// verifier.
Changed withoutChallenge(const ProbeInput &input)
{
    auto pairs = authorizationParameters(input.message);
    if (!pairs ||
        std::erase_if(*pairs, [](const auto &pair) { return pair.name.startsWith("code_challenge"); }) == 0)
        return std::nullopt;
    return withAuthorizationParameters(input.message, *pairs);
}

Changed withoutPkce(const ProbeInput &input)
{
    return input.message.kind == MessageKind::Token ? noVerifier(input) : withoutChallenge(input);
}

Changed plainChallenge(const ProbeInput &input)
{
    auto pairs = authorizationParameters(input.message);
    if (!pairs || !encoding::firstValue(*pairs, "code_challenge"))
        return std::nullopt;
    for (encoding::FormPair &pair : *pairs) {
        if (pair.name == "code_challenge")
            pair.value = input.state.values.pkce.verifier;
        else if (pair.name == "code_challenge_method")
            pair.value = "plain";
    }
    return withAuthorizationParameters(input.message, *pairs);
}

Changed withReserved(const ProbeInput &input, QByteArrayView name)
{
    auto pairs = authorizationParameters(input.message);
    if (!pairs)
        return std::nullopt;
    const auto found =
        std::ranges::find_if(*pairs, [name](const encoding::FormPair &pair) { return pair.name == name; });
    if (found == pairs->end())
        return std::nullopt;
    found->value += reserved;
    return withAuthorizationParameters(input.message, *pairs);
}

Changed reservedState(const ProbeInput &input)
{
    return withReserved(input, "state");
}

Changed reservedNonce(const ProbeInput &input)
{
    return withReserved(input, "nonce");
}

ProbeVerdict compared(const QByteArray &sent, const std::optional<QByteArray> &received)
{
    if (received && *received == sent + reserved)
        return {ProbeOutcome::Right, Text::tr("came back as it was sent")};
    return {ProbeOutcome::Wrong, received ? Text::tr("came back as another") : Text::tr("did not come back")};
}

ProbeVerdict stateCameBack(const ProbeInput &input)
{
    const http::Request &callback = input.message.request;
    const auto pairs = encoding::parseForm(callback.query() + '&' + callback.body);
    if (encoding::firstValue(pairs, "response"))
        return {ProbeOutcome::NotPossible, Text::tr("the response is signed")};
    return compared(input.state.values.state, encoding::firstValue(pairs, "state"));
}

ProbeVerdict nonceCameBack(const ProbeInput &input)
{
    const ReceivedToken *token = input.state.result.token(TokenRole::IdToken);
    const auto jws = jose::parseJws(token ? token->text : QByteArray());
    const auto claims = jws ? encoding::JsonDocument::parse(jws->payload) : jws.error();
    if (!claims.ok())
        return {ProbeOutcome::CouldNotTell, Text::tr("there is no ID token that can be read")};
    const encoding::JsonValue nonce = claims->root()["nonce"_L1];
    return compared(input.state.values.nonce,
                    nonce.isString() ? std::optional(nonce.toUtf8()) : std::nullopt);
}

constexpr const char *pkceIsOff = CLAIMCHECK_PROBE("A stolen code gives tokens: PKCE protects nobody.");
constexpr const char *codeElsewhere =
    CLAIMCHECK_PROBE("A code that was sent elsewhere can be redeemed here.");

constexpr Probe codeRow(QLatin1StringView id, const char *title, Changed (*change)(const ProbeInput &),
                        const char *why, base::SpecRef spec, bool (*applies)(const oauth::Profile &))
{
    return {id, title, ProbeRun::Own, MessageKind::Token, change, why, spec, ProbeSending::AsGiven, applies};
}

constexpr Probe codeRows[] = {
    codeRow("verifier-missing"_L1, CLAIMCHECK_PROBE("A code without its PKCE verifier"), noVerifier,
            pkceIsOff, {Spec::Rfc7636, "4.6"}, hasPkce),
    codeRow("verifier-wrong"_L1, CLAIMCHECK_PROBE("A code with another PKCE verifier"), otherVerifier,
            pkceIsOff, {Spec::Rfc7636, "4.6"}, hasPkce),
    codeRow("verifier-is-challenge"_L1, CLAIMCHECK_PROBE("A code with the challenge as PKCE verifier"),
            challengeAsVerifier, CLAIMCHECK_PROBE("Whoever sees the link can redeem the code."),
            {Spec::Rfc7636, "4.6"}, hasPkce),
    codeRow("redirect-uri-differs"_L1, CLAIMCHECK_PROBE("A code with another redirect_uri"), otherRedirectUri,
            codeElsewhere, {Spec::Rfc6749, "4.1.3"}, nullptr),
    codeRow("redirect-uri-missing"_L1, CLAIMCHECK_PROBE("A code without its redirect_uri"), noRedirectUri,
            codeElsewhere, {Spec::Rfc6749, "4.1.3"}, nullptr),
    {"code-of-other-client"_L1,
     CLAIMCHECK_PROBE("A code sent by another client"),
     ProbeRun::Own,
     MessageKind::Token,
     codeByOtherClient,
     CLAIMCHECK_PROBE("Every client can use a code that it got hold of."),
     {Spec::Rfc6749, "4.1.3"},
     ProbeSending::AsGiven,
     nullptr,
     nullptr,
     ProbeSender::OtherClient},
    codeRow("code-other-proof-key"_L1,
            CLAIMCHECK_PROBE("A code with a DPoP proof by another key than dpop_jkt names"),
            codeProofByOtherKey,
            CLAIMCHECK_PROBE("A stolen code gives tokens that are bound to the thief's key."),
            {Spec::Rfc9449, "10"}, usesDpop),
    codeRow("pkce-downgrade"_L1,
            CLAIMCHECK_PROBE("A verifier for a code that was asked for without a challenge"),
            withoutChallenge,
            CLAIMCHECK_PROBE("An attacker can take the challenge out of the link, and PKCE is off."),
            {Spec::Rfc9700, "4.8.2"}, hasPkce),
    codeRow("pkce-not-required"_L1, CLAIMCHECK_PROBE("A public client without PKCE"), withoutPkce,
            CLAIMCHECK_PROBE("Codes of public clients are worth tokens to whoever sees them."),
            {Spec::Rfc9700, "2.1.1"}, isPublicWithPkce),
    codeRow("pkce-plain"_L1, CLAIMCHECK_PROBE("PKCE with the method plain"), plainChallenge,
            CLAIMCHECK_PROBE("The verifier stands in the link: whoever sees both has the tokens."),
            {Spec::Rfc9700, "2.1.1"}, hasPkce),
    {"state-changed"_L1,
     CLAIMCHECK_PROBE("A state with characters that URLs encode"),
     ProbeRun::Own,
     MessageKind::AuthorizationResponse,
     reservedState,
     CLAIMCHECK_PROBE("The client takes its own response for a forged one, or is made not to compare."),
     {Spec::Rfc6749, "4.1.2"},
     ProbeSending::AsGiven,
     nullptr,
     stateCameBack},
    {"nonce-changed"_L1,
     CLAIMCHECK_PROBE("A nonce with characters that URLs encode"),
     ProbeRun::Own,
     MessageKind::Token,
     reservedNonce,
     CLAIMCHECK_PROBE("The client takes its own ID token for a replayed one, or is made not to compare."),
     {Spec::OidcCore, "2"},
     ProbeSending::AsGiven,
     hasNonce,
     nonceCameBack},
};

} // namespace

std::span<const Probe> codeProbes()
{
    return codeRows;
}

} // namespace claimcheck::flow
