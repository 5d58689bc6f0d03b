#pragma once

#include "core/token/token_document.h"
#include "ui/models/member_row.h"

#include <functional>

namespace claimcheck::ui {

/// The bytes of the token's text that carry a range of the payload's bytes; invalid where they cannot be
/// told.
using SourceOf = std::function<base::ByteRange(base::ByteRange)>;

/// The members of an object of claims, with the names of the registry, else those of the issuer's vendor.
[[nodiscard]] MemberRows claimRows(const encoding::JsonDocument &payload, const SourceOf &source);

/// The row of one claim; vendor as claims::vendorOfIssuer() tells it.
[[nodiscard]] MemberRow claimRow(const encoding::JsonMember &member, const QString &vendor);

/// A string as its text, all else digit by digit as it stands in the token.
[[nodiscard]] QString valueText(const encoding::JsonValue &value);

} // namespace claimcheck::ui
