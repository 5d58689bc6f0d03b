#pragma once

#include "core/base/result.h"
#include "core/base/secret_bytes.h"

#include <QLatin1StringView>

#include <optional>

namespace claimcheck::jose {

/// How the text of a secret stands for its bytes. Utf8: the bytes of the text are the secret.
enum class SecretEncoding : quint8 { Utf8, Base64, Base64Url, Hex };

/// "utf8", "base64", "base64url", "hex": the words of the command line.
[[nodiscard]] QLatin1StringView secretEncodingName(SecretEncoding encoding);
[[nodiscard]] std::optional<SecretEncoding> secretEncodingFromName(QStringView name);

/// The bytes that a text stands for. Utf8 takes every byte as it is; the others skip white space around the
/// text and forgive a missing or superfluous padding. Code: "secret-encoding", with the offset in where; the
/// text is never in the message.
[[nodiscard]] base::Result<base::SecretBytes> decodeSecret(QByteArrayView text, SecretEncoding encoding);

} // namespace claimcheck::jose
