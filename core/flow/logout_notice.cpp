#include "core/flow/logout_notice.h"

#include "core/encoding/json.h"
#include "core/jose/verify.h"
#include "core/lint/message_runner.h"
#include "core/lint/run_reading.h"

#include <algorithm>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;
using lint::MessageKind;

namespace {

bool isBroken(const lint::CheckResult &check)
{
    return check.outcome == lint::Outcome::Failed && check.level == base::Level::Error;
}

/// The rules know the issuer's keys only; a MAC is verified with the secret of the client.
bool isVerified(const std::vector<lint::CheckResult> &checks, const http::Request &request,
                const base::SecretBytes &secret)
{
    const bool byIssuer = std::ranges::any_of(checks, [](const lint::CheckResult &check) {
        return check.rule->name() == "BL02"_L1 && check.outcome == lint::Outcome::Passed;
    });
    const auto jws = jose::parseJws(lint::valueOf(lint::formOf(request), "logout_token"));
    if (byIssuer || !jws || secret.isEmpty())
        return byIssuer;
    jose::KeySet keys;
    keys.keys.push_back(jose::keyFromSecret(secret));
    return jose::verifySignatures(*jws, keys).front().status == jose::SignatureStatus::Verified;
}

http::Response emptyPage(int status)
{
    return http::textResponse(status, "text/html; charset=utf-8", "<!DOCTYPE html><title></title>\n");
}

/// RFC 6749 §5.2 has the members.
http::Response refusal(const QByteArray &description)
{
    encoding::JsonWriter body;
    body.beginObject();
    body.member("error"_L1, "invalid_request"_L1);
    body.member("error_description"_L1, description);
    body.endObject();
    return http::textResponse(400, "application/json", body.take());
}

} // namespace

QByteArray logoutPath(MessageKind kind)
{
    return kind == MessageKind::BackchannelLogout ? "/backchannel_logout" : "/frontchannel_logout";
}

std::optional<MessageKind> logoutNoticeOf(const http::Request &request, const oauth::LogoutSettings &settings)
{
    const QByteArray path = request.path();
    if (settings.backchannel && path == logoutPath(MessageKind::BackchannelLogout))
        return MessageKind::BackchannelLogout;
    if (settings.frontchannel && path == logoutPath(MessageKind::FrontchannelLogout))
        return MessageKind::FrontchannelLogout;
    return std::nullopt;
}

http::Response answerToLogout(const lint::Run &run, int number, const base::SecretBytes &clientSecret)
{
    const auto message = std::ranges::find(run.messages, number, &lint::ObservedMessage::number);
    const std::vector<lint::CheckResult> checks = lint::checkMessage(run, number);
    const auto broken = std::ranges::find_if(checks, isBroken);
    http::Response response;
    if (message->kind == MessageKind::FrontchannelLogout)
        response = emptyPage(broken == checks.end() ? 200 : 400);
    else if (broken != checks.end())
        response =
            refusal("rule " + QByteArray(broken->rule->id) + ", " + broken->rule->spec.label().toUtf8());
    else if (!isVerified(checks, message->request, clientSecret))
        response = refusal("the signature of the logout token cannot be verified");
    else
        response = http::textResponse(200, "text/plain; charset=utf-8", {});
    response.headers.set("Cache-Control", "no-store");
    return response;
}

} // namespace claimcheck::flow
