#include "core/lint/proof_reading.h"

#include "core/lint/run_reading.h"

#include <algorithm>

namespace claimcheck::lint {

using namespace Qt::StringLiterals;

namespace {

constexpr std::ptrdiff_t longestLookBack = 50; // messages; reading each costs a parse

QUrl originOf(const http::Request &request)
{
    return request.toUrl().adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

std::vector<ObservedMessage>::const_iterator placeOf(const Run &run, const ObservedMessage &message)
{
    return std::ranges::find(run.messages, message.number, &ObservedMessage::number);
}

bool cameAsDpop(const Run &run, const QByteArray &token)
{
    return std::ranges::any_of(run.messages, [&token](const ObservedMessage &message) {
        if (message.kind != MessageKind::Token && message.kind != MessageKind::Refresh)
            return false;
        const encoding::JsonDocument body = bodyOf(message);
        return body["access_token"_L1].equals(token) &&
               body["token_type"_L1].toString().compare("DPoP"_L1, Qt::CaseInsensitive) == 0;
    });
}

} // namespace

bool hasProof(const ObservedMessage &message)
{
    return message.request.headers.contains("DPoP");
}

base::Result<oauth::DpopProof> proofOf(const ObservedMessage &message)
{
    return oauth::readUnverifiedProof(message.request.headers.value("DPoP"));
}

QByteArray schemeOf(const http::Request &request)
{
    const QByteArray field = request.headers.value("Authorization");
    return field.first(std::max<qsizetype>(0, field.indexOf(' '))).toLower();
}

bool carriesBoundToken(const Run &run, const ObservedMessage &message)
{
    const QByteArray token = oauth::dpopTarget(message.request).accessToken;
    const auto jwt = readJwt(token);
    return !token.isEmpty() &&
           ((jwt && jwt->payload["cnf"_L1]["jkt"_L1].isString()) || cameAsDpop(run, token));
}

QByteArray nonceBefore(const Run &run, const ObservedMessage &message)
{
    const QUrl origin = originOf(message.request);
    for (auto before = placeOf(run, message); before != run.messages.begin();) {
        --before;
        const QByteArray nonce =
            before->response ? before->response->headers.value("DPoP-Nonce") : QByteArray();
        if (!nonce.isEmpty() && originOf(before->request) == origin)
            return nonce;
    }
    return {};
}

bool isJtiReused(const Run &run, const ObservedMessage &message, JtiOf jtiOf)
{
    const QByteArray jti = jtiOf(message);
    const auto end = placeOf(run, message);
    const auto begin = end - std::min(longestLookBack, end - run.messages.begin());
    return !jti.isEmpty() &&
           std::any_of(begin, end, [&](const ObservedMessage &earlier) { return jtiOf(earlier) == jti; });
}

} // namespace claimcheck::lint
