#pragma once

#include "core/encoding/json_value.h"

#include <QString>

#include <vector>

namespace claimcheck::oauth {

/// What became of a member of a registration.
enum class MemberFate : quint8 {
    Kept,
    Changed,
    LeftOut, ///< it was asked for, and the answer does not have it
    Added,   ///< it was not asked for
};

struct RegisteredMember
{
    QString name;
    MemberFate fate = MemberFate::Kept;
    QByteArray asked;    ///< its JSON text; empty: not there
    QByteArray answered; ///< its JSON text; empty: not there. A secret's is masked
};

/// What was asked for against what was registered (RFC 7591 §3.2.1), in the order of the request, what was
/// added after it. The order of lists and of scopes does not count, nor does an empty value that is missing.
[[nodiscard]] std::vector<RegisteredMember> registrationDifference(const encoding::JsonValue &asked,
                                                                   const encoding::JsonValue &answered);

} // namespace claimcheck::oauth
