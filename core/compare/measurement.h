#pragma once

#include "core/base/error.h"
#include "core/compare/samples.h"
#include "core/oauth/profile.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <array>
#include <optional>
#include <vector>

// What a measurement found: plain values. Every figure was measured in the run that made it, but for those
// that say "calculated". Times are nanoseconds unless a name says otherwise.
namespace claimcheck::compare {

using oauth::CompareSide;

enum class TokenFormat : quint8 { Jwt, EncryptedJwt, Opaque };

/// "jwt", "encrypted-jwt", "opaque".
[[nodiscard]] QLatin1StringView formatName(TokenFormat format);

/// One kind of work, measured as often as was asked for; or why it could not be. Samples taken before a
/// failure, or before the measurement was cancelled, stay.
struct Timed
{
    Samples samples;
    std::optional<base::Error> failure;
};

/// Which of its two kinds validates a call with this token.
enum class Validation : quint8 {
    None,          ///< neither worked
    Local,         ///< the signature and the claims are checked where the API runs
    Introspection, ///< the authorization server is asked
};

/// "none", "local", "introspection".
[[nodiscard]] QLatin1StringView validationName(Validation validation);

/// One request to the API: what each costs on the wire.
struct CallSize
{
    qint64 token = 0;               ///< bytes of the access token
    qint64 authorizationHeader = 0; ///< bytes of the field's line, with its line end
    qint64 request = 0;             ///< bytes of the whole request; 0 where no API was called
};

/// Introspection with answers kept for some seconds.
struct CacheTrial
{
    int seconds = 0; ///< that an answer is kept, at most until the token's exp
    Timed hits;      ///< calls that were answered from the cache
    int calls = 0;
    int requests = 0; ///< introspection requests that these calls led to
};

/// Calls to the API with the token, on a kept connection.
struct ApiCalls
{
    Timed timed;
    QString url;    ///< empty where the profile names no API
    int status = 0; ///< of the last answer
};

/// A claim that whoever holds the token can read.
struct ReadableClaim
{
    QString name;
    enum class Kind : quint8 { Plain, Identifier, Personal } kind = Kind::Plain;
};

/// Where a token was presented to find out whether it is still accepted.
enum class Presented : quint8 {
    ToApi,            ///< the built-in API, or the one that the profile calls
    ToLocalValidator, ///< no API is known: the checks of RFC 9068 §4 with cached keys stand for one
    ToIntrospection,  ///< no API is known: an API that introspects at each call
};

/// "api", "local-validator", "introspection".
[[nodiscard]] QLatin1StringView presentedName(Presented presented);

enum class RevocationEnd : quint8 {
    NotTried,
    NeverAccepted, ///< refused before it was revoked: says nothing
    Failed,        ///< the server did not revoke, see failure
    Refused,       ///< refused since refusedSince
    StillAccepted, ///< when the time to wait for it was over
    Cancelled,     ///< accepted until then
};

/// "not-tried", "never-accepted", "failed", "refused", "still-accepted", "cancelled".
[[nodiscard]] QLatin1StringView revocationEndName(RevocationEnd end);

struct Presentation
{
    qint64 milliseconds = 0; ///< since the server confirmed the revocation
    int status = 0;          ///< of the API; 200 or 401 of what stands for it; 0: no answer
};

/// The token revoked for real (RFC 7009), then presented again and again.
struct RevocationTrial
{
    RevocationEnd end = RevocationEnd::NotTried;
    Presented presented = Presented::ToApi;
    QString revoked;      ///< "access_token", or "refresh_token" where the server revokes no access token
    qint64 revokedAt = 0; ///< milliseconds since 1970-01-01T00:00:00Z
    std::vector<Presentation> presentations; ///< in order, at most 2,000
    std::optional<qint64>
        acceptedUntil; ///< milliseconds since the revocation, of the last time it was accepted
    std::optional<qint64> refusedSince; ///< the same, of the first time it was not
    QString refusal;                    ///< the API's error code, e.g. "invalid_token"
    /// Calculated: seconds from the revocation to the token's exp, for a JWT that was still accepted.
    std::optional<qint64> calculatedSeconds;
    std::optional<base::Error> failure;
};

enum class Answer : quint8 { NotTried, Accepted, Refused };

/// "not-tried", "accepted", "refused".
[[nodiscard]] QLatin1StringView answerName(Answer answer);

/// The token presented while nothing listens where the authorization server's endpoints should be.
struct ServerDownTrial
{
    Answer withCache = Answer::NotTried;    ///< keys, or an introspection answer, were known before
    Answer withoutCache = Answer::NotTried; ///< nothing was known
    QString simulated; ///< what was done: the address that stood for the server, and that it refused
    std::optional<base::Error> failure; ///< what the attempt without a cache ended with
};

/// The key set that is known lacks the token's key: it is fetched again, then the token verifies.
struct KeyRotationTrial
{
    Timed timed;      ///< from the refusal for the unknown key to the verified token
    int requests = 0; ///< for each of them
    QString simulated;
};

enum class Binding : quint8 { None, Dpop, MutualTls };

/// "none", "dpop", "mtls".
[[nodiscard]] QLatin1StringView bindingName(Binding binding);

/// Sender binding (RFC 9449, RFC 8705): where it shows, and whether a call without the proof is refused.
struct BindingTrial
{
    Binding binding = Binding::None;
    bool inToken = false;         ///< cnf in the JWT
    bool inIntrospection = false; ///< cnf in the answer
    Answer withoutProof = Answer::NotTried;
    int status = 0; ///< of that call
};

/// What the API sees of one of the two tokens.
struct TokenMeasurement
{
    QString title;       ///< e.g. "JWT access token"
    QString clientId;    ///< of the run that got it
    QStringList scope;   ///< that was granted, else asked for
    QByteArray response; ///< the body of the token response, as it came
    Timed tokenRequest;  ///< the token request of the run that got it
    QByteArray accessToken;
    TokenFormat format = TokenFormat::Opaque;
    QString alg;                        ///< of a JWT
    std::optional<base::Error> failure; ///< why there is no token
    std::optional<qint64> expiresAt; ///< NumericDate: of the JWT, else of introspection, else by expires_in
    std::optional<qint64> lifetime;  ///< seconds, as issued

    Validation validation = Validation::None;
    int roundTrips = 0;      ///< per call, nothing cached but keys
    Timed localWarm;         ///< verification with cached keys: signature, typ, iss, aud, exp (RFC 9068 §4)
    Timed localCold;         ///< key fetch on a new connection, and verification
    Timed introspectionWarm; ///< on a kept connection
    Timed introspectionCold; ///< on a new connection
    CacheTrial cache;
    ApiCalls api;
    Timed userInfo;
    CallSize size;
    std::vector<ReadableClaim> readable; ///< in the token's order; empty for an opaque token

    QByteArray tokenClaims;         ///< JSON: payload of the JWT; empty where it cannot be read
    QByteArray introspectionClaims; ///< JSON as it came; empty where there was none
    QByteArray userInfoClaims;      ///< JSON as it came; empty where there was none

    RevocationTrial revocation;
    ServerDownTrial serverDown;
    KeyRotationTrial keyRotation;
    BindingTrial binding;
};

/// Something that is to be said plainly beside the figures.
struct MeasurementNote
{
    QLatin1StringView code; ///< stable, e.g. "same-format"
    QString text;
    std::optional<CompareSide> side; ///< none: of both
};

struct MeasureOptions
{
    int samples = 200;     ///< of warm work; 1 to 2,000
    int coldSamples = 20;  ///< of work with a new connection; 1 to 1,000
    int cacheSeconds = 30; ///< that introspection answers are kept; 0: no such trial
    enum class Revocation : quint8 { Try, Leave } revocation = Revocation::Try; ///< it ends both tokens
    int revocationSeconds = 10; ///< to wait at most for each token to be refused
};

/// Both tokens of one provider, measured in one run.
struct Measurement
{
    qint64 startedAt = 0; ///< milliseconds since 1970-01-01T00:00:00Z
    qint64 finishedAt = 0;
    MeasureOptions options;
    QString issuer;
    QString profileName;
    QUrl introspectionEndpoint, jwksUri;
    std::array<TokenMeasurement, 2> tokens; ///< A, B
    Timed keyFetchWarm;                     ///< on a kept connection
    Timed keyFetchCold;                     ///< on a new connection
    qint64 keySetBytes = 0;                 ///< of the key set's body; 0 where none was fetched
    int requests = 0;                       ///< sent in all, those of getting the tokens included
    QStringList hosts;                      ///< "host:port" that answered
    std::vector<MeasurementNote> notes;
    enum class End : quint8 { Running, Completed, Cancelled } end = End::Running;

    [[nodiscard]] const TokenMeasurement &token(CompareSide side) const { return tokens[std::size_t(side)]; }
    [[nodiscard]] TokenMeasurement &token(CompareSide side) { return tokens[std::size_t(side)]; }
    [[nodiscard]] bool hasNote(QLatin1StringView code) const;
};

} // namespace claimcheck::compare
