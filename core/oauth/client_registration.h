#pragma once

#include "core/base/result.h"
#include "core/base/secret_bytes.h"
#include "core/encoding/json.h"
#include "core/http/message.h"
#include "core/oauth/profile.h"
#include "core/oauth/reading.h"

#include <QUrl>

#include <optional>

namespace claimcheck::oauth {

/// RFC 7591 §3.1 and RFC 7592 §2.1, §2.2, §2.3.
enum class RegistrationAct : quint8 { Register, Read, Update, Delete };

/// Where a registered client is read and changed, and with what: RFC 7592 §3.
struct ClientConfiguration
{
    QUrl url;                ///< registration_client_uri
    base::SecretBytes token; ///< registration_access_token
};

/// What a server says of a client that it registered. RFC 7591 §3.2.1.
struct RegisteredClient
{
    QString id;
    base::SecretBytes secret;              ///< empty: it has none
    std::optional<qint64> secretExpiresAt; ///< NumericDate, seconds; 0: never
    std::optional<qint64> issuedAt;        ///< NumericDate, seconds
    ClientConfiguration configuration;     ///< empty where the server lets nobody manage it
    encoding::JsonDocument metadata;       ///< the answer's own text, secrets among it
};

/// endpoint: registration_endpoint. initialToken: RFC 7591 §3, empty: none. Errors:
/// "registration-endpoint-missing", "client-metadata-not-object".
[[nodiscard]] base::Result<http::Request> buildRegistrationRequest(const QUrl &endpoint,
                                                                   QByteArrayView metadataJson,
                                                                   const base::SecretBytes &initialToken);

/// act: not Register. metadataJson: of an update. Errors: "registration-not-manageable" (no URL or no token),
/// "client-metadata-not-object".
[[nodiscard]] base::Result<http::Request> buildConfigurationRequest(RegistrationAct act,
                                                                    const ClientConfiguration &configuration,
                                                                    QByteArrayView metadataJson = {});

/// The answer to any act but Delete. Errors: "registration-refused" (the server's error, or a status that is
/// none of success), "registration-unreadable" (no JSON object, or no client_id). Findings: those of
/// readJsonObject, "member-type", "registration-status", "registration-expiry-missing",
/// "registration-configuration" (one of registration_client_uri and registration_access_token without the
/// other, or for RFC 7592 missing).
[[nodiscard]] base::Result<Reading<RegisteredClient>> readRegistration(RegistrationAct act,
                                                                       const http::Response &response);

/// RFC 7592 §2.3: 204. Errors: "registration-refused".
[[nodiscard]] base::Result<void> readDeletion(const http::Response &response);

/// Client metadata with that client_id, which an update has to name (RFC 7592 §2.2); as they are where they
/// are no JSON object.
[[nodiscard]] QByteArray withClientId(const QByteArray &metadataJson, const QString &id);

/// What an update begins with: the answer without the members that only the server writes (RFC 7592 §2.2),
/// indented. The secret is left out too: a client need not send it, and it would be in sight.
[[nodiscard]] QByteArray updateMetadataOf(const RegisteredClient &client);

/// The client's own answer as indented JSON, the secrets in it masked.
[[nodiscard]] QByteArray shownMetadataOf(const encoding::JsonDocument &metadata);

/// The profile with that client in it: its id, its way of authentication, its secret (as text: whoever keeps
/// the profile has to put it elsewhere).
[[nodiscard]] Profile withRegisteredClient(Profile profile, const RegisteredClient &client);

} // namespace claimcheck::oauth
