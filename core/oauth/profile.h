#pragma once

#include "core/base/secret_bytes.h"
#include "core/encoding/form.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <vector>

namespace claimcheck::oauth {

/// The words of each of these in a profile file are in profile_words.h.
enum class Grant : quint8 {
    AuthorizationCode,
    Implicit,
    Hybrid,
    ClientCredentials,
    Password,
    RefreshToken,
    DeviceCode,
    TokenExchange,
    JwtBearer,
    Ciba,
};
enum class ClientAuth : quint8 {
    None,
    SecretBasic,
    SecretPost,
    SecretJwt,
    PrivateKeyJwt,
    TlsClientAuth,
    SelfSignedTlsClientAuth,
};
enum class PkceMethod : quint8 { S256, Plain, None };
enum class AfterStep : quint8 { UserInfo, Introspect, Call, Refresh, Revoke, Logout };
enum class RequestObject : quint8 { None, Signed };
enum class SecretPlace : quint8 { None, Text, Environment, Keychain, File };

/// Where a client's secret is. Only Text holds the secret itself.
struct SecretSource
{
    SecretPlace place = SecretPlace::None;
    QString name;           ///< of the environment variable, the keychain entry or the file
    base::SecretBytes text; ///< UTF-8; for SecretPlace::Text only
};

struct ClientSettings
{
    QString id;
    ClientAuth auth = ClientAuth::None;
    SecretSource secret;
    QString keyPath;
    QString certificatePath;
};

struct RedirectSettings
{
    QString host = QStringLiteral("127.0.0.1");
    quint16 port = 0; ///< 0: any free port, chosen at each run (RFC 8252 §7.3)
    QString path = QStringLiteral("/callback");
};

/// The call of the step "call" after the tokens.
struct ApiCall
{
    QByteArray method = QByteArrayLiteral("GET");
    QUrl url;
};

/// The two runs of a comparison of token formats, and the two columns of what is found.
enum class CompareSide : quint8 { A, B };

/// The profile file's "compare": what each of two runs has otherwise. The objects' own text, which may hold a
/// client's secret; see profile_compare.h.
struct CompareSettings
{
    base::SecretBytes a, b;

    [[nodiscard]] bool isEmpty() const { return a.isEmpty() && b.isEmpty(); }
};

/// A member that the profile file has and Claimcheck does not know: kept, written back, named in a finding.
struct UnknownMember
{
    QString pointer;    ///< JSON pointer, e.g. "/client/note"
    QByteArray rawJson; ///< its value, byte for byte
};

/// A profile file: what a run needs to know before its first message. The format is in the manual, "profile
/// file".
struct Profile
{
    QString name;
    QString issuer;          ///< as written: issuers are compared character by character (RFC 8414 §3.3)
    QByteArray metadataJson; ///< the "metadata" object's own text; empty where there is none
    Grant grant = Grant::AuthorizationCode;
    ClientSettings client;
    RedirectSettings redirect;
    QStringList scope;
    QStringList resource; ///< resource indicators, RFC 8707
    QString responseMode; ///< empty: the response type's default
    PkceMethod pkce = PkceMethod::S256;
    bool par = false;
    RequestObject requestObject = RequestObject::None;
    bool dpop = false;
    encoding::FormPairs
        authorizationParameters;         ///< added to the authorization request; UTF-8, not yet encoded
    encoding::FormPairs tokenParameters; ///< added to the token request
    QString tlsCaPath;
    std::vector<AfterStep> after;
    ApiCall call;
    CompareSettings compare;
    std::vector<UnknownMember> unknown;

    [[nodiscard]] bool hasAfter(AfterStep step) const;
};

} // namespace claimcheck::oauth
