#pragma once

#include "core/http/message.h"

namespace claimcheck::report {

/// The message with a row of dots in place of each secret: parameters of the query and of a form body,
/// members of a JSON body, and header fields whose names base::isSecretName knows. What has no secret keeps
/// its bytes. The result is for eyes: it is not percent-encoded where the dots stand.
[[nodiscard]] http::Request withHiddenSecrets(http::Request request);
[[nodiscard]] http::Response withHiddenSecrets(http::Response response);

/// What stands for a secret: dots in UTF-8.
[[nodiscard]] QByteArray hiddenText();

} // namespace claimcheck::report
