#include "core/lint/login_session.h"

#include "core/base/secret_bytes.h"
#include "core/lint/request_reading.h"
#include "core/lint/text.h"

#include <ranges>

namespace claimcheck::lint {

using namespace Qt::StringLiterals;

namespace {

std::optional<ReadJwt> idTokenOf(const ObservedMessage &message)
{
    switch (message.kind) {
    case MessageKind::Token:
    case MessageKind::Refresh: return jwtMember(message, "id_token"_L1);
    case MessageKind::AuthorizationResponse: return readJwt(valueOf(answerOf(message), "id_token"));
    default: return std::nullopt;
    }
}

} // namespace

std::optional<ReadJwt> sessionTokenOf(const Run &run)
{
    std::optional<ReadJwt> newest;
    for (const ObservedMessage &message : run.messages | std::views::reverse) {
        auto token = idTokenOf(message);
        if (token && token->payload.root().has("sid"_L1))
            return token;
        if (!newest)
            newest = std::move(token);
    }
    return newest;
}

Verdict sidIsTheSame(const ReadJwt &idToken, const QByteArray &sid)
{
    if (sid.isEmpty())
        return passed();
    if (!idToken.payload.root().has("sid"_L1))
        return couldNotTell(Text::tr("The ID token has no sid to compare with."));
    return base::constantTimeEquals(idToken.payload["sid"_L1].toUtf8(), sid)
               ? passed()
               : failed(Text::tr("sid is not the ID token's: another session would end."), {u"sid"_s})
                     .expecting(Text::tr("the sid of the ID token"), Text::tr("another"));
}

} // namespace claimcheck::lint
