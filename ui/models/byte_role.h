#pragma once

#include "core/base/byte_range.h"

namespace claimcheck::ui {

/// What bytes are, for their colour.
enum class ByteKind : quint8 {
    Plain,
    Header,
    EncryptedKey,
    InitializationVector,
    Payload,
    Signature,
    Name,
    Text,
    Number,
    Separator
};

struct ByteRole
{
    base::ByteRange range;
    ByteKind kind = ByteKind::Plain;
};

} // namespace claimcheck::ui
