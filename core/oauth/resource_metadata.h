#pragma once

#include "core/base/result.h"
#include "core/encoding/json.h"
#include "core/http/message.h"
#include "core/oauth/reading.h"

#include <QStringList>
#include <QUrl>

namespace claimcheck::oauth {

/// What an API says of itself, RFC 9728 §2. Empty: not said.
struct ResourceMetadata
{
    QString resource;                 ///< character by character as the API wrote it
    QStringList authorizationServers; ///< issuers, each once
    QStringList scopesSupported;
    encoding::JsonDocument document; ///< everything, as received
};

/// How the identifier of a resource and a URL that was called are related.
enum class ResourceFit : quint8 {
    Same, ///< but for a slash at the end
    Part, ///< the URL is below the identifier
    Another,
};
[[nodiscard]] ResourceFit resourceFit(const QString &resource, const QUrl &called);

/// Reads the metadata of the API whose URL was called. Errors: "resource-status" (not 200),
/// "resource-not-json", "resource-other" (RFC 9728 §3.3: metadata of another resource must not be used),
/// "resource-no-server" (no authorization_servers). Findings: "resource-part" (the URL is below the
/// identifier), "resource-missing", "resource-type", and those of json_body.h.
[[nodiscard]] base::Result<Reading<ResourceMetadata>> readResourceMetadata(const http::Response &response,
                                                                           const QUrl &called);

/// The resource_metadata of a challenge, RFC 9728 §5.1; empty where the response has none.
[[nodiscard]] QUrl resourceMetadataOf(const http::Response &response);

} // namespace claimcheck::oauth
