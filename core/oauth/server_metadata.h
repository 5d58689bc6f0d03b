#pragma once

#include "core/base/result.h"
#include "core/encoding/json.h"
#include "core/http/message.h"
#include "core/oauth/reading.h"
#include "core/oauth/well_known.h"

#include <QStringList>
#include <QUrl>

#include <optional>

namespace claimcheck::oauth {

/// What a server says of itself, OpenID Connect Discovery 1.0 §3 and RFC 8414 §2. Empty or nullopt: not said.
struct ServerMetadata
{
    QString issuer; ///< character by character as the server wrote it
    QUrl authorizationEndpoint;
    QUrl tokenEndpoint;
    QUrl jwksUri;
    QUrl userinfoEndpoint;
    QUrl introspectionEndpoint;
    QUrl revocationEndpoint;
    QUrl endSessionEndpoint;
    QUrl registrationEndpoint;
    QUrl pushedAuthorizationRequestEndpoint;
    QUrl deviceAuthorizationEndpoint;
    QUrl backchannelAuthenticationEndpoint;
    std::optional<QStringList> scopesSupported;
    std::optional<QStringList> responseTypesSupported;
    std::optional<QStringList> responseModesSupported;
    std::optional<QStringList> grantTypesSupported;
    std::optional<QStringList> tokenEndpointAuthMethodsSupported;
    std::optional<QStringList> idTokenSigningAlgValuesSupported;
    std::optional<QStringList> subjectTypesSupported;
    std::optional<QStringList> codeChallengeMethodsSupported;
    std::optional<QStringList> claimsSupported;
    std::optional<QStringList> tokenEndpointAuthSigningAlgValuesSupported;
    std::optional<QStringList> dpopSigningAlgValuesSupported; ///< RFC 9449 §5.1
    std::optional<bool>
        issParameterSupported; ///< authorization_response_iss_parameter_supported, RFC 9207 §3
    std::optional<bool> requirePushedAuthorizationRequests;
    /// Everything, as received; empty where it was not. Overrides are in the fields only.
    encoding::JsonDocument document;
};

/// Reads a metadata response. expectedIssuer: the issuer that the well-known URL was made from.
/// Errors: "metadata-status" (not 200), "metadata-not-json" (also an HTML page). All else is a finding:
/// issuer not identical ("metadata-issuer", or "metadata-issuer-slash", "-case", "-port" where that is all),
/// "metadata-type", "metadata-url", a required member missing ("metadata-missing"), and those of json_body.h.
[[nodiscard]] base::Result<Reading<ServerMetadata>> readServerMetadata(const http::Response &response,
                                                                       const QString &expectedIssuer);

/// The finding that says that the metadata is not about the issuer that was asked; nullptr where it is.
[[nodiscard]] const base::Finding *otherIssuer(const std::vector<base::Finding> &findings);

/// Reads a JSON object of metadata members, without the judgements on the response and the issuer.
[[nodiscard]] base::Result<Reading<ServerMetadata>> readMetadataObject(QByteArrayView json);

/// The "metadata" of a profile wins over what was fetched. Errors: as readMetadataObject.
[[nodiscard]] base::Result<ServerMetadata> applyOverrides(ServerMetadata fetched,
                                                          QByteArrayView overridesJson);

/// The endpoint in mtls_endpoint_aliases, for clients that show a certificate (RFC 8705 §5); else otherwise.
[[nodiscard]] QUrl mutualTlsAlias(const ServerMetadata &metadata, QLatin1StringView member,
                                  const QUrl &otherwise);

/// True where a code flow with these members needs no fetch: authorization and token endpoints are known.
[[nodiscard]] bool sufficesForCodeFlow(const ServerMetadata &metadata);

} // namespace claimcheck::oauth
