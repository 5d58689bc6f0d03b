#pragma once

// Rows of tst_reasons: each token is wrong in one way, or nearly.

#include "tests/support/made_tokens.h"

#include <QTest>

namespace claimcheck::test {

inline const QByteArray claims("{\"sub\":\"ada\",\"n\":1}");

inline QByteArray signedClaims(const char *alg, const jose::Jwk &key)
{
    return signedWith(headerFor(alg), key, claims);
}

/// A token that is wrong in the way that code names.
inline void reason(const char *code, const char *detail, const QByteArray &token, const jose::KeySet &keys)
{
    QTest::addRow("%s: %s", code, detail) << token << keys << QByteArray(code);
}

/// A token that is nearly so, and gets the other answer: a code, or "verified".
inline void boundary(const char *notCode, const char *detail, const char *answer, const QByteArray &token,
                     const jose::KeySet &keys)
{
    Q_ASSERT(qstrcmp(notCode, answer) != 0);
    QTest::addRow("not %s: %s", notCode, detail) << token << keys << QByteArray(answer);
}

} // namespace claimcheck::test
