#pragma once

#include "core/encoding/form.h"
#include "core/http/message.h"

#include <QStringList>

#include <optional>

namespace claimcheck::provider {

/// The parameter's first value; empty where it is absent: RFC 6749 §3.1 has both mean the same.
[[nodiscard]] QByteArray parameter(const encoding::FormPairs &pairs, QByteArrayView name);
[[nodiscard]] qsizetype occurrences(const encoding::FormPairs &pairs, QByteArrayView name);

/// True for a body of application/x-www-form-urlencoded.
[[nodiscard]] bool isForm(const http::Request &request);

/// The value of a cookie of the request; empty where there is none (RFC 6265 §4.2.1).
[[nodiscard]] QByteArray cookie(const http::Request &request, QByteArrayView name);

/// The known ones of the requested scopes; "orders:read" where none is asked for. nullopt: something
/// was asked for and none of it is known.
[[nodiscard]] std::optional<QStringList> grantableScope(const QByteArray &requested);

/// The "resource" parameters; nullopt where one is not of this server (RFC 8707 §2: invalid_target).
[[nodiscard]] std::optional<QStringList> requestedResources(const QString &issuer,
                                                            const encoding::FormPairs &pairs);

} // namespace claimcheck::provider
