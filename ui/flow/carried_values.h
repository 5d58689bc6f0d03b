#pragma once

#include "core/flow/trace.h"

#include <vector>

namespace claimcheck::ui::flow {

/// A value in a message, decoded, and where it stands.
struct CarriedValue
{
    QByteArray name; ///< of the parameter, member or field; "id_token.nonce" for a claim of a JWT in it
    QByteArray value;
};

/// Every text that a message carries: parameters, texts of JSON bodies, the URL without its query, tokens of
/// Authorization, parameters of Location; and the texts in a JWT among them. A DPoP proof's key is there as
/// its thumbprint, named "DPoP.jkt" (RFC 9449 §6). Of a body, the first 256 KiB are read.
[[nodiscard]] std::vector<CarriedValue> valuesOf(const claimcheck::flow::Message &message);

} // namespace claimcheck::ui::flow
