#pragma once

#include "core/base/secret_bytes.h"
#include "core/encoding/form.h"
#include "core/oauth/grant_settings.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>
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
    SamlBearer,
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
/// RFC 9101: the authorization request as a JWT, signed, or signed and then encrypted.
enum class RequestObject : quint8 { None, Signed, Encrypted };
/// In the parameter request, or fetched by the server from Claimcheck's own redirect listener (request_uri).
enum class RequestObjectBy : quint8 { Value, Reference };
/// How id and secret go into a Basic header: form-encoded first as RFC 6749 §2.3.1 asks, or as they are, for
/// servers that do not decode.
enum class BasicEncoding : quint8 { Form, Raw };

/// Endpoints where the client authenticates by another method than at the token endpoint; none: the same.
struct OtherAuth
{
    std::optional<ClientAuth> introspection;
    std::optional<ClientAuth> revocation;
    std::optional<ClientAuth> par;
};

struct ClientSettings
{
    QString id;
    ClientAuth auth = ClientAuth::None;
    SecretSource secret;
    QString keyPath;
    QString certificatePath; ///< shown in TLS, with the key, to servers that ask (RFC 8705)
    BasicEncoding basicEncoding = BasicEncoding::Form;
    OtherAuth otherAuth;
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
    QString account;         ///< whose issuer WebFinger tells where issuer is empty: "joe@example.org" or a URL
    QByteArray metadataJson; ///< the "metadata" object's own text; empty where there is none
    Grant grant = Grant::AuthorizationCode;
    ClientSettings client;
    RedirectSettings redirect;
    QStringList scope;
    QStringList resource; ///< resource indicators, RFC 8707
    QString responseType; ///< empty: the grant's usual one, see response_type.h
    QString responseMode; ///< empty: the response type's default
    PkceMethod pkce = PkceMethod::S256;
    bool par = false;
    RequestObject requestObject = RequestObject::None;
    RequestObjectBy requestObjectBy = RequestObjectBy::Value;
    QByteArray authorizationDetailsJson; ///< RFC 9396: an array's own text; empty where there is none
    bool dpop = false;
    encoding::FormPairs
        authorizationParameters;         ///< added to the authorization request; UTF-8, not yet encoded
    encoding::FormPairs tokenParameters; ///< added to the token request
    std::vector<LegExtras> extras;       ///< at most one for each leg
    UserSettings user;
    SecretSource refreshToken; ///< that the refresh grant starts from
    TokenExchangeSettings tokenExchange;
    AssertionSettings assertion;
    CibaSettings ciba;
    LogoutSettings logout;
    QString tlsCaPath;
    std::vector<AfterStep> after;
    ApiCall call;
    CompareSettings compare;
    std::vector<UnknownMember> unknown;

    [[nodiscard]] bool hasAfter(AfterStep step) const;
    /// What is added to the requests of that leg; empty where there is nothing.
    [[nodiscard]] LegExtras extrasOf(Leg leg) const;
};

} // namespace claimcheck::oauth
