#include "core/formats/add_field.h"

#include "core/encoding/base64url.h"
#include "core/encoding/utf8.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::formats {

void addField(Recognized &found, const QString &name, const QString &value, const QString &meaning,
              base::ByteRange range)
{
    if (!value.isEmpty())
        found.fields.push_back({name, value, meaning, range});
}

void addSecretField(Recognized &found, const QString &name, const QString &value, const QString &meaning,
                    base::ByteRange range)
{
    if (!value.isEmpty())
        found.fields.push_back({name, value, meaning, range, Secrecy::Secret});
}

void addTimeField(Recognized &found, const QString &name, qint64 milliseconds, const QString &meaning,
                  base::ByteRange range)
{
    constexpr qint64 year9999 = 253'402'300'799'999;
    if (milliseconds < -year9999 || milliseconds > year9999)
        return;
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(milliseconds).toUTC();
    const auto precision = milliseconds % 1000 == 0 ? Qt::ISODate : Qt::ISODateWithMs;
    found.fields.push_back({name, time.toString(precision), meaning, range, Secrecy::Open, time});
}

void addSecondsField(Recognized &found, const QString &name, qint64 seconds, const QString &meaning,
                     base::ByteRange range)
{
    constexpr qint64 farAway = 1'000'000'000'000; // far beyond what addTimeField shows, and safe to multiply
    addTimeField(found, name, std::clamp(seconds, -farAway, farAway) * 1000, meaning, range);
}

bool isReadable(QByteArrayView bytes)
{
    const auto control = [](char c) { return (c >= 0 && c < 0x20 && c != '\n' && c != '\t') || c == 0x7F; };
    return encoding::firstBadUtf8(bytes) < 0 && std::ranges::none_of(bytes, control);
}

QString readableBytes(QByteArrayView bytes)
{
    return isReadable(bytes) ? encoding::stringFromUtf8(bytes)
                             : QString::fromLatin1(bytes.toByteArray().toHex());
}

std::optional<QByteArray> decodeAnyBase64(QByteArrayView text)
{
    QByteArray url = text.toByteArray();
    url.replace('+', '-').replace('/', '_');
    while (url.endsWith('=') && text.size() - url.size() < 2)
        url.chop(1);
    auto decoded = encoding::diagnoseBase64Url(url);
    const auto broken = [](const base::Error &problem) {
        return problem.code != "base64url-trailing-bits"_L1;
    };
    if (std::ranges::any_of(decoded.problems, broken))
        return std::nullopt;
    return std::move(decoded.bytes);
}

base::ByteRange rangeIn(QByteArrayView token, QByteArrayView part)
{
    const qsizetype begin = part.data() - token.data();
    return {begin, begin + part.size()};
}

} // namespace claimcheck::formats
