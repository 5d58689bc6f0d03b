#pragma once

// Private to core/token: what can lie around a token's characters. Each answers the text without it, or
// nothing where there was none.

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace claimcheck::token {

[[nodiscard]] std::optional<QByteArray> withoutUtf16(QByteArrayView text);
[[nodiscard]] std::optional<QByteArray> withoutByteOrderMark(QByteArrayView text);
/// Zero-width and soft hyphen characters; no-break spaces become spaces.
[[nodiscard]] std::optional<QByteArray> withoutInvisible(QByteArrayView text);
[[nodiscard]] std::optional<QByteArray> withoutOuterSpace(QByteArrayView text);
/// "…", '…', `…`, “…”, with a comma or semicolon behind.
[[nodiscard]] std::optional<QByteArray> withoutQuotes(QByteArrayView text);
/// White space inside what is otherwise a compact JOSE token.
[[nodiscard]] std::optional<QByteArray> withoutLineBreaks(QByteArrayView text);
[[nodiscard]] std::optional<QByteArray> withoutPercentEscapes(QByteArrayView text);
[[nodiscard]] std::optional<QByteArray> withoutHtmlEscapes(QByteArrayView text);
/// The escapes of a JSON string, as in a token copied out of JSON inside JSON.
[[nodiscard]] std::optional<QByteArray> withoutTextEscapes(QByteArrayView text);
/// A JOSE token that was encoded in base64 as a whole, as Kubernetes keeps its secrets.
[[nodiscard]] std::optional<QByteArray> withoutBase64(QByteArrayView text);

} // namespace claimcheck::token
