// Authorization requests that are fetched without a browser and a sign-in: a good server refuses them at
// once.
#include "core/attack/attack.h"
#include "core/flow/probe_rows.h"
#include "core/oauth/request_object.h"
#include "core/token/token_document.h"

#include <QUrl>

#include <algorithm>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;
using base::Spec;
using encoding::FormPairs;

namespace {

constexpr QLatin1StringView elsewhere = "claimcheck.invalid"_L1; // never a host

/// The parameter replaced; nullopt if it is not there.
std::optional<FormPairs> replaced(FormPairs pairs, QByteArrayView name, const QByteArray &value)
{
    const auto found =
        std::ranges::find_if(pairs, [name](const encoding::FormPair &pair) { return pair.name == name; });
    if (found == pairs.end())
        return std::nullopt;
    found->value = value;
    return pairs;
}

/// An URI that looks like the registered one; empty where such a one cannot be made.
template <QByteArray (*other)(const QUrl &)>
Changed otherRedirect(const ProbeInput &input)
{
    const auto pairs = authorizationParameters(input.message);
    const auto uri = pairs ? encoding::firstValue(*pairs, "redirect_uri") : std::nullopt;
    const QByteArray changed = uri ? other(QUrl::fromEncoded(*uri)) : QByteArray();
    if (changed.isEmpty())
        return std::nullopt;
    return withAuthorizationParameters(input.message, *replaced(*pairs, "redirect_uri", changed));
}

QByteArray onOtherHost(const QUrl &uri)
{
    QUrl other = uri;
    other.setHost(elsewhere);
    other.setPort(-1);
    return other.toEncoded();
}

QByteArray belowItsPath(const QUrl &uri)
{
    return uri.toEncoded() + "/other";
}

QByteArray throughDotSegments(const QUrl &uri)
{
    return uri.toEncoded() + "/../other";
}

QByteArray withMoreQuery(const QUrl &uri)
{
    return uri.toEncoded() + (uri.hasQuery() ? "&other=1" : "?other=1");
}

/// The registered host stands where a user name stands.
QByteArray asUserOfOtherHost(const QUrl &uri)
{
    return (uri.scheme() + "://"_L1 + uri.authority() + '@'_L1 + elsewhere + uri.path()).toUtf8();
}

/// RFC 8252 §7.3: on the loopback any port is right.
QByteArray onOtherPort(const QUrl &uri)
{
    const QString host = uri.host();
    if (host == "127.0.0.1"_L1 || host == "::1"_L1 || host == "localhost"_L1)
        return {};
    QUrl other = uri;
    other.setPort(uri.port(443) + 1);
    return other.toEncoded();
}

/// The run's own request as a request object for that server; nullopt where it cannot be made.
std::optional<QByteArray> requestObject(const ProbeInput &input, const QByteArray &audience)
{
    const RunState &state = input.state;
    const auto asked = oauth::buildAuthorizationRequest(state.profile, state.metadata, state.values);
    std::optional<oauth::AssertionSigner> signer = state.client.signer;
    if (!signer) { // its signature does not come to be looked at
        auto key = jose::generateJwk("ES256");
        if (key)
            signer = oauth::AssertionSigner{*std::move(key), "ES256", {}, &input.clock, &input.random};
    }
    if (!asked || !signer)
        return std::nullopt;
    signer->audience = audience;
    const auto object = oauth::makeRequestObject(asked->parameters, state.client.id, *signer);
    return object ? std::optional(*object) : std::nullopt;
}

/// The message with that request object, and with nothing beside it that it could be answered by.
Changed withObject(const ProbeInput &input, const QByteArray &object)
{
    FormPairs pairs{{"client_id", input.state.client.id}, {"request", object}};
    if (input.message.kind == MessageKind::PushedAuthorization) {
        for (const encoding::FormPair &pair : encoding::parseForm(input.message.request.body)) {
            if (pair.name == "client_secret" || pair.name.startsWith("client_assertion"))
                pairs.push_back(pair);
        }
    } else {
        pairs.push_back({"response_type", "code"});
        pairs.push_back({"scope", input.state.profile.scope.join(u' ').toUtf8()});
    }
    return withAuthorizationParameters(input.message, pairs);
}

bool takesObjects(const RunState &state)
{
    return state.profile.requestObject == oauth::RequestObject::Signed ||
           state.metadata.document["request_parameter_supported"_L1].raw() == "true";
}

Changed unsignedObject(const ProbeInput &input)
{
    const auto object = requestObject(input, input.state.result.issuer.toUtf8());
    if (!takesObjects(input.state) || !object)
        return std::nullopt;
    attack::AttackInput source{
        token::readToken(*object), std::nullopt, {}, input.clock.nowSeconds(), &input.random};
    const auto forged = attack::makeAttack(*attack::findAttack("none"), source);
    return forged ? withObject(input, forged->token) : std::nullopt;
}

Changed objectForOther(const ProbeInput &input)
{
    if (input.state.profile.requestObject != oauth::RequestObject::Signed)
        return std::nullopt;
    const auto object = requestObject(input, "https://claimcheck.invalid");
    return object ? withObject(input, *object) : std::nullopt;
}

bool pushesRequests(const oauth::Profile &profile)
{
    return profile.par;
}

Changed pushedUriAgain(const ProbeInput &input)
{
    const bool hasUri =
        encoding::firstValue(encoding::parseForm(input.message.request.query()), "request_uri").has_value();
    return hasUri ? Changed(input.message.request) : std::nullopt;
}

Changed notPushed(const ProbeInput &input)
{
    const RunState &state = input.state;
    const auto asked = oauth::buildAuthorizationRequest(state.profile, state.metadata, state.values);
    if (!state.metadata.requirePushedAuthorizationRequests.value_or(false) || !asked)
        return std::nullopt;
    return http::Request{"GET", oauth::authorizationUrl(*asked).toEncoded()};
}

constexpr const char *goesElsewhere =
    CLAIMCHECK_PROBE("Codes are sent where an attacker can wait for them: the redirect URI has to be the "
                     "registered one, character by character.");

constexpr Probe redirectRow(QLatin1StringView id, const char *title, Changed (*change)(const ProbeInput &))
{
    return {id,     title,         ProbeRun::Api,           MessageKind::PushedAuthorization,
            change, goesElsewhere, {Spec::Rfc9700, "4.1.3"}};
}

constexpr Probe authorizationRows[] = {
    redirectRow("redirect-other-host"_L1, CLAIMCHECK_PROBE("A redirect_uri on another host"),
                otherRedirect<onOtherHost>),
    redirectRow("redirect-longer-path"_L1, CLAIMCHECK_PROBE("A redirect_uri with more path"),
                otherRedirect<belowItsPath>),
    redirectRow("redirect-dot-segments"_L1, CLAIMCHECK_PROBE("A redirect_uri with /../ in its path"),
                otherRedirect<throughDotSegments>),
    redirectRow("redirect-more-query"_L1, CLAIMCHECK_PROBE("A redirect_uri with more query"),
                otherRedirect<withMoreQuery>),
    redirectRow("redirect-user-part"_L1,
                CLAIMCHECK_PROBE("A redirect_uri with the right host as user name of another"),
                otherRedirect<asUserOfOtherHost>),
    redirectRow("redirect-other-port"_L1, CLAIMCHECK_PROBE("A redirect_uri on another port"),
                otherRedirect<onOtherPort>),
    {"request-object-alg-none"_L1,
     CLAIMCHECK_PROBE("A request object with alg none"),
     ProbeRun::Api,
     MessageKind::PushedAuthorization,
     unsignedObject,
     CLAIMCHECK_PROBE("Anybody can write what this client asks for. The parameters of a plain request can be "
                      "changed as well: it matters where the server relies on signed ones."),
     {Spec::Rfc9101, "10.2"}},
    {"request-object-other-audience"_L1,
     CLAIMCHECK_PROBE("A request object for another server"),
     ProbeRun::Api,
     MessageKind::PushedAuthorization,
     objectForOther,
     CLAIMCHECK_PROBE("What the client signed for one server is taken by another."),
     {Spec::Rfc9101, "4"}},
    {"pushed-request-again"_L1,
     CLAIMCHECK_PROBE("The request_uri of a pushed request used twice"),
     ProbeRun::Api,
     MessageKind::AuthorizationRequest,
     pushedUriAgain,
     CLAIMCHECK_PROBE("A link that was seen starts the same request again, with its PKCE challenge."),
     {Spec::Rfc9126, "7.3"},
     ProbeSending::AsGiven,
     pushesRequests},
    {"request-not-pushed"_L1,
     CLAIMCHECK_PROBE("A request that was not pushed, where the server requires it"),
     ProbeRun::Api,
     MessageKind::AuthorizationRequest,
     notPushed,
     CLAIMCHECK_PROBE("The server says that requests have to be pushed, and takes others."),
     {Spec::Rfc9126, "5"},
     ProbeSending::AsGiven,
     pushesRequests},
};

} // namespace

std::span<const Probe> authorizationProbes()
{
    return authorizationRows;
}

} // namespace claimcheck::flow
