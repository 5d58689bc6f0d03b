#pragma once

#include "core/flow/trace.h"
#include "core/jose/key_set.h"
#include "core/lint/message_runner.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace claimcheck::flow {

enum class FlowStatus : quint8 { Running, Completed, Failed, Stopped };

/// Why a run ended early. Codes are stable.
struct FlowFailure
{
    QLatin1StringView code;
    QString message;
    int messageNumber = 0; ///< 0: not about one message
};

enum class TokenRole : quint8 { AccessToken, IdToken, RefreshToken };

/// "access_token", "id_token", "refresh_token".
[[nodiscard]] QLatin1StringView tokenRoleName(TokenRole role);

/// A token that arrived in the run; the newest of its role replaces the older ones.
struct ReceivedToken
{
    TokenRole role = TokenRole::AccessToken;
    QByteArray text;
    int messageNumber = 0; ///< of the response that brought it
};

struct FlowResult
{
    FlowStatus status = FlowStatus::Running;
    std::optional<FlowFailure> failure;
    std::vector<ReceivedToken> tokens;
    std::vector<lint::CheckResult> checks;
    jose::KeySet issuerKeys; ///< from the issuer's JWKS, to verify with; empty until fetched
    QString issuer;

    [[nodiscard]] const ReceivedToken *token(TokenRole role) const;
};

} // namespace claimcheck::flow
