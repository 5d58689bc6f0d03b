#pragma once

// Private to core/report: request and response objects of HAR 1.2.
#include "core/encoding/json_writer.h"
#include "core/http/message.h"

#include <optional>

namespace claimcheck::report {

/// The member "request". A body that is not UTF-8 stands in base64, said by "_encoding" (the format has a
/// member for that in responses only).
void writeHarRequest(encoding::JsonWriter &writer, const http::Request &request);
/// The member "response". Where none came: status 0, and why in "_error", as browsers have it.
void writeHarResponse(encoding::JsonWriter &writer, const std::optional<http::Response> &response,
                      const QString &failure);

} // namespace claimcheck::report
