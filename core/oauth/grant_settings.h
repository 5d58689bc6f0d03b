#pragma once

#include "core/base/secret_bytes.h"
#include "core/encoding/form.h"

#include <QString>
#include <QStringList>

namespace claimcheck::oauth {

enum class SecretPlace : quint8 { None, Text, Environment, Keychain, File };

/// Where a secret is. Only Text holds the secret itself.
struct SecretSource
{
    SecretPlace place = SecretPlace::None;
    QString name;           ///< of the environment variable, the keychain entry or the file
    base::SecretBytes text; ///< UTF-8; for SecretPlace::Text only
};

/// The user of the password grant, RFC 6749 §4.3.2.
struct UserSettings
{
    QString name;
    SecretSource password;
};

/// RFC 8693 §2.1. Types are URIs; empty: left out, but for the subject's, which is then that of an access
/// token.
struct TokenExchangeSettings
{
    SecretSource subjectToken;
    QString subjectTokenType;
    SecretSource actorToken;
    QString actorTokenType;
    QString requestedTokenType;
    QStringList audience;
};

/// The assertion of the JWT and SAML bearer grants (RFC 7523 §2.1, RFC 7522 §2.1): one that is given, or for
/// JWT one that is made and signed at each run.
struct AssertionSettings
{
    SecretSource token; ///< a ready assertion: a JWT, or the XML of a SAML assertion
    QString issuer;     ///< of one that is made; empty: the client
    QString subject;    ///< of one that is made; empty: the client
    QString audience;   ///< of one that is made; empty: the server's issuer
    QString keyPath;    ///< what it is signed with; empty: the client's key
};

/// How the tokens of a backchannel authentication are fetched, CIBA Core 1.0 §5.
enum class CibaMode : quint8 { Poll, Ping };

/// CIBA Core 1.0 §7.1. In ping mode the server's notification is awaited at the redirect URI's host, port and
/// path. Further parameters: Leg::Backchannel.
struct CibaSettings
{
    CibaMode mode = CibaMode::Poll;
    QString loginHint;
    QString bindingMessage;
};

/// What a run listens for after its logout, at the redirect listener: OpenID Connect Back-Channel Logout 1.0 at
/// "/backchannel_logout", Front-Channel Logout 1.0 at "/frontchannel_logout".
struct LogoutSettings
{
    bool backchannel = false;
    bool frontchannel = false;
};

/// A request of a run, for what is added to it.
enum class Leg : quint8 {
    Metadata,
    Authorization,
    Par,
    Token,
    Refresh,
    Device,
    Backchannel,
    UserInfo,
    Introspection,
    Revocation,
    Call,
    Logout,
};

/// Free parameters and header fields of one leg. UTF-8, not yet encoded. They replace ours of the same name.
struct LegExtras
{
    Leg leg = Leg::Token;
    encoding::FormPairs parameters;
    encoding::FormPairs headers;
};

} // namespace claimcheck::oauth
