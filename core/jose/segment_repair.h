#pragma once

// Internal to core/jose: a base64url segment with what transport or another encoder did to it, and without.
#include "core/base/error.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QLatin1StringView>
#include <QString>

namespace claimcheck::jose {

struct SegmentDamage
{
    QLatin1StringView code;
    QString what;   ///< a sentence without its full stop: "a segment has white space inside"
    QString advice; ///< a sentence: what to do
};

/// What the byte at where of a text tells: "white-space", "base64-padding", "base64-alphabet", "url-escapes",
/// "html-escapes", "backslash-escapes", "quotes", "bearer-prefix"; "base64-malformed" for all others.
[[nodiscard]] SegmentDamage segmentDamage(QByteArrayView text, qsizetype where);

/// Whether a problem of encoding::diagnoseBase64Url() is what the end of text leaves that was cut off.
[[nodiscard]] bool isCutEnd(const base::Error &problem);

/// The segment without all of these, in base64url's own alphabet. What cannot be told stays as it is.
[[nodiscard]] QByteArray repairedSegment(QByteArrayView segment);

} // namespace claimcheck::jose
