#pragma once

#include <QByteArray>

namespace claimcheck::bench {

/// An HS256 token of 810 bytes with the claims of an ordinary ID token.
[[nodiscard]] QByteArray sampleToken();

/// Each does the work once and keeps its result from being optimised away.
void decodeAndReadEveryMember(const QByteArray &token); ///< header and claims, every name and value of them
void readWholeToken(const QByteArray &token);           ///< readToken: cleaning, detection, ranges

} // namespace claimcheck::bench
