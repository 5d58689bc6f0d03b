#pragma once

#include "core/http/message.h"
#include "core/report/redaction.h"

namespace claimcheck::report {

/// The message with a row of dots in place of what the level hides: parameters of the query, the fragment and
/// a form body, members of a JSON body, and header fields, by their names. What has nothing to hide keeps its
/// bytes. The result is for eyes: it is not percent-encoded where the dots stand.
[[nodiscard]] http::Request withHiddenSecrets(http::Request request, Redaction level = Redaction::Secrets);
[[nodiscard]] http::Response withHiddenSecrets(http::Response response, Redaction level = Redaction::Secrets);

/// A JSON text, by the names of its members; damaged text as far as it looks like JSON.
[[nodiscard]] QByteArray hiddenJson(const QByteArray &text, Redaction level = Redaction::Secrets);

/// What stands for a secret: dots in UTF-8.
[[nodiscard]] QByteArray hiddenText();

} // namespace claimcheck::report
