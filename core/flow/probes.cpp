#include "core/encoding/json.h"
#include "core/flow/probe_rows.h"
#include "core/flow/text.h"
#include "core/jose/jws.h"

namespace claimcheck::flow {

using namespace Qt::StringLiterals;
using encoding::FormPairs;

namespace {

/// Of a response mode that is posted by a page, or signed.
FormPairs answeredParameters(const http::Response &response)
{
    FormPairs pairs = redirectParameters(response);
    for (const char *name : {"code", "error", "response"}) {
        if (response.body.contains(QByteArray("name=\"") + name + '"'))
            pairs.push_back({name, {}});
    }
    const auto jws = jose::parseJws(encoding::firstValue(pairs, "response").value_or(QByteArray()));
    const auto claims = jws ? encoding::JsonDocument::parse(jws->payload) : jws.error();
    for (const auto &name : {"code"_L1, "error"_L1}) {
        if (claims.ok() && claims->root().has(name))
            pairs.push_back({name.data(), {}});
    }
    return pairs;
}

QByteArray redirectUriOf(const http::Request &request)
{
    return encoding::firstValue(encoding::parseForm(request.query()), "redirect_uri").value_or(QByteArray());
}

/// Refused by a page or an error at the client; accepted where a code comes, where the browser is sent to a
/// redirect URI that is not the client's, or to the sign-in. A page may be either, if nothing asks for a
/// password.
ProbeOutcome judgeAuthorization(const Message &message)
{
    const http::Response &response = *message.response;
    if (response.status >= 400)
        return ProbeOutcome::Refused;
    const QByteArray asked = redirectUriOf(message.request);
    const bool isForeign = !asked.isEmpty() && asked != redirectUriOf(message.original);
    const FormPairs pairs = answeredParameters(response);
    if (isForeign && response.headers.value("Location").startsWith(asked))
        return ProbeOutcome::Accepted;
    if (encoding::firstValue(pairs, "error"))
        return ProbeOutcome::Refused;
    const bool asksToSignIn = response.body.contains("type=\"password\"");
    const bool goesOn = response.isRedirect() && !response.headers.value("Location").contains("error");
    return goesOn || asksToSignIn || encoding::firstValue(pairs, "code") ? ProbeOutcome::Accepted
                                                                         : ProbeOutcome::CouldNotTell;
}

} // namespace

const std::vector<Probe> &probes()
{
    static const std::vector<Probe> table = [] {
        std::vector<Probe> all;
        for (const std::span<const Probe> part :
             {tokenProbes(), proofProbes(), authorizationProbes(), endpointProbes(), refreshProbes(),
              revokedProbes(), codeProbes(), expiredProbes()})
            all.insert(all.end(), part.begin(), part.end());
        return all;
    }();
    return table;
}

QString Probe::translatedTitle() const
{
    return Text::tr(title);
}

QString Probe::translatedWhy() const
{
    return Text::tr(why);
}

QLatin1StringView probeOutcomeName(ProbeOutcome outcome)
{
    constexpr QLatin1StringView names[] = {"refused"_L1,        "accepted"_L1,     "accepted-as-expected"_L1,
                                           "could-not-tell"_L1, "not-possible"_L1, "right"_L1,
                                           "wrong"_L1};
    return names[std::size_t(outcome)];
}

ProbeOutcome judgeProbe(const Message &message)
{
    if (!message.response || message.response->status >= 500)
        return ProbeOutcome::CouldNotTell;
    const http::Response &response = *message.response;
    if (message.kind == MessageKind::AuthorizationRequest)
        return judgeAuthorization(message);
    if (response.isRedirect())
        return ProbeOutcome::CouldNotTell;
    if (response.status >= 400)
        return ProbeOutcome::Refused;
    const auto body = encoding::JsonDocument::parse(response.body);
    const auto has = [&body](QLatin1StringView name) { return body.ok() && body->root().has(name); };
    if (message.kind != MessageKind::Token && message.kind != MessageKind::Refresh)
        return ProbeOutcome::Accepted;
    if (has("access_token"_L1))
        return ProbeOutcome::Accepted;
    return has("error"_L1) ? ProbeOutcome::Refused : ProbeOutcome::CouldNotTell; // some send errors with 200
}

} // namespace claimcheck::flow
