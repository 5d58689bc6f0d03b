#pragma once

// Private to core/token: what can be wrong with an SD-JWT besides its signatures.

#include "core/base/spec_ref.h"

#include <QLatin1StringView>
#include <QString>

namespace claimcheck::token {

enum class SdJwtProblem : quint8 {
    Payload,
    AlgorithmType,
    AlgorithmUnknown,
    AlgorithmPlace,
    DigestList,
    ElementDigest,
    Ellipsis,
    DigestRepeated,
    DisclosureBase64Url,
    DisclosureJson,
    DisclosureArray,
    DisclosureSalt,
    DisclosureName,
    MemberWithoutName,
    ElementWithName,
    NameReserved,
    NameTaken,
    DisclosureRepeated,
    NotReferenced,
    TildeMissing,
    JsonDisclosures,
    JsonKeyBinding,
    JsonPlace,
    Depth,
    TooManyDisclosures,
    TooManyDigests,
    Size,
};

inline constexpr std::size_t sdJwtProblemCount = std::size_t(SdJwtProblem::Size) + 1;

/// Each breaks a MUST of RFC 9901 or a limit of this program.
struct SdJwtProblemRow
{
    SdJwtProblem problem;
    QLatin1StringView code;
    base::SpecRef spec;
    const char *message; ///< in the context "claimcheck_token"; %1 is a detail where there is one
};

[[nodiscard]] const SdJwtProblemRow &sdJwtProblemRow(SdJwtProblem problem);

/// The translated message of the row.
[[nodiscard]] QString sdJwtMessage(SdJwtProblem problem, const QString &detail = {});

} // namespace claimcheck::token
