#pragma once

#include "core/base/result.h"
#include "core/encoding/json.h"
#include "core/http/message.h"

namespace claimcheck::oauth {

/// What the answer of an endpoint that starts a grant has to bring.
struct AnswerForm
{
    QLatin1StringView member;     ///< that a success has
    QLatin1StringView refused;    ///< the code for an OAuth error
    QLatin1StringView unreadable; ///< the code for what is neither
    base::SpecRef spec;
};

/// The JSON object of a success. Errors: form.refused (the message has the server's error), form.unreadable.
[[nodiscard]] base::Result<encoding::JsonDocument> readAnswer(const http::Response &response,
                                                              const AnswerForm &form);

} // namespace claimcheck::oauth
