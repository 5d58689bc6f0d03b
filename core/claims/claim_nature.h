#pragma once

#include <QByteArrayView>

// What kind of value a claim, a header parameter or a member of a response has, by its name: the tables that
// everything which shows or compares them shares. What is personal: see personal.h.
namespace claimcheck::claims {

/// A point in time as NumericDate: exp, iat, nbf, auth_time, updated_at and what large providers add.
[[nodiscard]] bool isTimeClaim(QByteArrayView name);

/// Holds words whose order says nothing: scope, aud, amr, roles, groups …, as an array or, like scope (RFC
/// 6749 §3.3), as words between spaces.
[[nodiscard]] bool isSetClaim(QByteArrayView name);
/// Of those, the ones whose string is words between spaces.
[[nodiscard]] bool isWordListClaim(QByteArrayView name);

} // namespace claimcheck::claims
