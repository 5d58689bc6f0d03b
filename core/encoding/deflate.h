#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace claimcheck::encoding {

/// How far compressed data may swell. Up to freeBytes anything goes; beyond, at most ratio times the input.
struct InflateLimits
{
    qsizetype maxBytes = 64 * 1024 * 1024;
    qsizetype freeBytes = 1024 * 1024;
    qsizetype ratio = 100;
};

/// Raw DEFLATE (RFC 1951), without a header or a checksum. Codes: "inflate-damaged" (not DEFLATE, cut short,
/// or more behind it), "inflate-limit".
[[nodiscard]] base::Result<QByteArray> inflate(QByteArrayView compressed, const InflateLimits &limits = {});

[[nodiscard]] QByteArray deflate(QByteArrayView bytes);

} // namespace claimcheck::encoding
