#pragma once

#include "core/encoding/json.h"
#include "core/oauth/reading.h"

#include <QString>

namespace claimcheck::oauth {

/// The error members of an authorization or token error response, RFC 6749 §4.1.2.1, §5.2; decoded text.
struct EndpointError
{
    QString code;        ///< the `error` member; empty where the server sent none
    QString description; ///< error_description
    QString uri;         ///< error_uri

    [[nodiscard]] bool isEmpty() const { return code.isEmpty(); }
};

/// The error members of a JSON body (token, introspection, revocation: RFC 6749 §5.2). Findings:
/// "member-type", "error-characters" for characters that the section forbids.
[[nodiscard]] EndpointError readErrorMembers(encoding::JsonValue object,
                                             std::vector<base::Finding> &findings);

/// Adds "error-characters" for the members with characters outside RFC 6749 Appendix A.7, A.8, A.9.
void checkErrorCharacters(const EndpointError &error, std::vector<base::Finding> &findings);

} // namespace claimcheck::oauth
