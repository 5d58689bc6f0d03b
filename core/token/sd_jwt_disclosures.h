#pragma once

// Private to core/token: from the disclosures' texts to a SdJwtReading.

#include "core/token/sd_jwt_problem.h"
#include "core/token/token_data.h"

namespace claimcheck::token {

/// A disclosure as it stands in the token's text.
struct DisclosureText
{
    QByteArray text;
    base::ByteRange range;
};

inline constexpr std::size_t maxDisclosures = 10'000;

/// RFC 9901 §7.1 steps 2.d to 5: fills data.sdJwt from data.payload and the disclosures, adds a part for each
/// of them, and the problems to data's own. Of more than maxDisclosures the rest is not read.
void readDisclosures(TokenData &data, const std::vector<DisclosureText> &texts);

/// Adds a problem of the token as a whole.
void addSdJwtProblem(TokenData &data, SdJwtProblem problem, base::ByteRange range, const QString &where = {});

} // namespace claimcheck::token
