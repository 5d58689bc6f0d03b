#pragma once

#include "core/encoding/form.h"
#include "core/oauth/profile.h"
#include "core/provider/client.h"
#include "core/provider/limited_map.h"
#include "core/provider/members.h"

#include <QStringList>

#include <map>
#include <memory>
#include <set>

namespace claimcheck::provider {

/// What a user (or a client for itself) has allowed. All codes and tokens that follow from it share it, so
/// that revoking it ends them all.
struct Authorization
{
    QByteArray clientId;
    QString user; ///< empty: the client acts for itself
    QString subject;
    QStringList scope;
    QStringList resource; ///< resource indicators that were allowed; empty: the API, in the client's format
    qint64 authTime = 0;  ///< seconds; 0 without a user
    bool revoked = false;
    QByteArray details = {}; ///< authorization_details, RFC 9396; empty: none
    QByteArray acr = {};     ///< how the user signed in, OpenID Connect Core 1.0 §2; empty: not said
    QByteArray sid = {};     ///< of the login that it came from; empty: none in a browser
};
using AuthorizationPtr = std::shared_ptr<Authorization>;

/// A checked authorization request, waiting for the user.
struct AuthorizationInput
{
    QByteArray clientId;
    QByteArray redirectUri;
    QByteArray responseType = "code"; ///< its words in the order of the alphabet
    QByteArray responseMode;          ///< "query", "fragment" or "form_post", and those with ".jwt" (JARM)
    std::optional<QByteArray> state;
    QByteArray nonce;
    QByteArray challenge; ///< S256; empty without PKCE
    QByteArray proofKey;  ///< dpop_jkt, RFC 9449 §10; empty where it was not sent
    QStringList scope;
    QStringList resource;
    std::set<QByteArray> prompt;
    std::optional<qint64> maxAge;
    QString loginHint;
    QByteArray details;   ///< authorization_details
    QByteArray acrValues; ///< as sent
};

/// A request that was pushed, RFC 9126.
struct PushedRequest
{
    QByteArray clientId;
    encoding::FormPairs parameters;
};

enum class PendingState : quint8 { Waiting, Approved, Denied, Used };

/// A grant whose client asks until its user is done: device code or backchannel.
struct PendingGrant
{
    QByteArray clientId;
    QStringList scope;
    QStringList resource;
    QByteArray details;
    QString user;
    PendingState state = PendingState::Waiting;
    qint64 interval = 5;  ///< seconds between two polls
    qint64 readyAt = 0;   ///< seconds; where approved: not before then
    qint64 expiresAt = 0; ///< seconds
    qint64 lastPoll = 0;  ///< milliseconds; 0: none yet
};

struct Interaction
{
    AuthorizationInput input;
    QByteArray csrf;   ///< in the form
    QByteArray cookie; ///< in the browser: both must come back, so no other site can post the form
    QString user;      ///< empty until signed in
    qint64 authTime = 0;
};

struct Session
{
    QString user;
    qint64 authTime = 0;
    QByteArray sid;
    std::set<QString> consents; ///< client and scopes that were allowed, see consentKey
};

/// A user in a browser, and the clients that were told who it is. They are told of its end.
struct Login
{
    QString subject;
    std::map<QByteArray, QByteArray> clients; ///< redirect URI by client id
};

struct Code
{
    AuthorizationPtr authorization;
    QByteArray redirectUri;
    QByteArray challenge;
    QByteArray nonce;
    qint64 expiresAt = 0; ///< the record lives longer, to notice that a used code comes again
    bool used = false;
    QByteArray proofKey = {}; ///< only who proves to have this key may redeem it; empty: anybody
};

struct AccessToken
{
    AuthorizationPtr authorization;
    TokenFormat format = TokenFormat::Jwt;
    QByteArray jti;
    QStringList scope;
    QStringList audience;
    qint64 issuedAt = 0;
    qint64 expiresAt = 0;
    bool revoked = false;
    QByteArray proofKey = {};    ///< thumbprint of the key that it is bound to; empty: a bearer token
    QByteArray certificate = {}; ///< x5t#S256 of the certificate that it is bound to (RFC 8705 §3)
};

struct RefreshToken
{
    AuthorizationPtr authorization;
    bool used = false;
    QByteArray proofKey = {}; ///< as above; of public clients only (RFC 9449 §5)
};

/// A client that registered itself, RFC 7591.
struct RegisteredClient
{
    Client client;
    Members metadata; ///< as registered, without what is the server's own
    QByteArray accessToken;
    qint64 issuedAt = 0; ///< seconds
};

/// Everything that the server remembers. Keys are the codes, tokens and identifiers themselves.
struct State
{
    LimitedMap<Interaction> interactions{500};
    LimitedMap<Session> sessions{500};
    LimitedMap<Login> logins{500}; ///< by sid
    LimitedMap<Code> codes{2'000};
    LimitedMap<AccessToken> accessTokens{10'000};
    LimitedMap<RefreshToken> refreshTokens{10'000};
    LimitedMap<PushedRequest> pushed{500};
    LimitedMap<std::shared_ptr<PendingGrant>> pending{500}; ///< by device_code or auth_req_id
    LimitedMap<QByteArray> userCodes{500};                  ///< to the device_code
    LimitedMap<bool> usedIds{10'000};                       ///< jti of proofs and client assertions
    LimitedMap<bool> nonces{1'000};                         ///< for DPoP
    std::vector<RegisteredClient> registered;               ///< oldest first, see registered_clients.h
};

} // namespace claimcheck::provider
