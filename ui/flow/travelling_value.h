#pragma once

#include "core/flow/trace.h"

#include <QString>

#include <vector>

namespace claimcheck::ui::flow {

/// A value that ties messages of a run together, as far as the run has shown it.
struct TravellingValue
{
    QString name; ///< "state", "PKCE" …
    QString why;  ///< what it is for, one line
    QByteArray value;
};

/// state, nonce, PKCE, redirect_uri, code, iss, dpop_jkt and the access token, those that the run has.
[[nodiscard]] std::vector<TravellingValue> travellingValues(const claimcheck::flow::Trace &trace);

/// A message that carries a value, and as what.
struct Carrier
{
    int number = 0;
    QByteArrayList as; ///< names of carried_values.h, each once
};

/// Whether one value is the other: equal, or tied by SHA-256 as a verifier and its challenge (RFC 7636 §4.2),
/// a token and its ath (RFC 9449 §4.2), a code or token and its half hash in an ID token (OpenID Connect Core
/// §3.3.2.11). False for what is too short to mean anything.
[[nodiscard]] bool isSameTraveller(const QByteArray &carried, const QByteArray &value);

/// The messages that carry the value, decoded, in one of those forms.
[[nodiscard]] std::vector<Carrier> carriersOf(const claimcheck::flow::Trace &trace, const QByteArray &value);

} // namespace claimcheck::ui::flow
