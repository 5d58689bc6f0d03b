#pragma once

#include "core/provider/authorization_server.h"

namespace claimcheck::provider {

// Each in the file of its name, endpoint_*.cpp. The method has been checked.
[[nodiscard]] http::Response metadataEndpoint(AuthorizationServer &server, const http::Request &request);
[[nodiscard]] http::Response resourceMetadataEndpoint(AuthorizationServer &server,
                                                      const http::Request &request);
[[nodiscard]] http::Response webFingerEndpoint(AuthorizationServer &server, const http::Request &request);
[[nodiscard]] http::Response keysEndpoint(AuthorizationServer &server, const http::Request &request);
[[nodiscard]] http::Response authorizeEndpoint(AuthorizationServer &server, const http::Request &request);
[[nodiscard]] http::Response interactionEndpoint(AuthorizationServer &server, const http::Request &request);
[[nodiscard]] http::Response tokenEndpoint(AuthorizationServer &server, const http::Request &request);
[[nodiscard]] http::Response userInfoEndpoint(AuthorizationServer &server, const http::Request &request);
[[nodiscard]] http::Response introspectionEndpoint(AuthorizationServer &server, const http::Request &request);
[[nodiscard]] http::Response revocationEndpoint(AuthorizationServer &server, const http::Request &request);
[[nodiscard]] http::Response ordersEndpoint(AuthorizationServer &server, const http::Request &request);
[[nodiscard]] http::Response pushedRequestEndpoint(AuthorizationServer &server, const http::Request &request);
[[nodiscard]] http::Response deviceAuthorizationEndpoint(AuthorizationServer &server,
                                                         const http::Request &request);
[[nodiscard]] http::Response devicePage(AuthorizationServer &server, const http::Request &request);
[[nodiscard]] http::Response backchannelEndpoint(AuthorizationServer &server, const http::Request &request);
[[nodiscard]] http::Response logoutEndpoint(AuthorizationServer &server, const http::Request &request);
[[nodiscard]] http::Response startPage(AuthorizationServer &server, const http::Request &request);
[[nodiscard]] http::Response registrationEndpoint(AuthorizationServer &server, const http::Request &request);
[[nodiscard]] http::Response clientConfigurationEndpoint(AuthorizationServer &server,
                                                         const http::Request &request);

} // namespace claimcheck::provider
