#pragma once

#include <QByteArray>

namespace claimcheck::bench {

/// An HS256 token of 810 bytes with the claims of an ordinary ID token.
[[nodiscard]] QByteArray sampleToken();

/// Each does the work once and keeps its result from being optimised away.
void decodeToHeaderAndClaims(const QByteArray &token); ///< parseJws and the payload's JSON: what the peers do
void decodeAndReadEveryMember(const QByteArray &token); ///< and every name and value as a string or number
void readWholeToken(const QByteArray &token);           ///< readToken: cleaning, detection, ranges

} // namespace claimcheck::bench
