#include "core/http/cache_control.h"

#include "core/http/field_scanner.h"

namespace claimcheck::http {

CacheControl readCacheControl(const Headers &headers)
{
    CacheControl control;
    for (const QByteArray &value : headers.values("Cache-Control")) {
        FieldScanner scanner(value);
        do {
            const QByteArray name = scanner.token().toLower();
            if (name.isEmpty()) // an empty element, RFC 9110 §5.6.1
                continue;
            control.directives.push_back({name, scanner.take('=') ? scanner.tokenOrQuoted() : QByteArray()});
        } while (scanner.take(','));
    }
    return control;
}

std::optional<qint64> CacheControl::maxAge() const
{
    bool isNumber = false;
    const qint64 seconds = findParameter(directives, "max-age").value_or(QByteArray()).toLongLong(&isNumber);
    return isNumber && seconds >= 0 ? std::optional(seconds) : std::nullopt;
}

} // namespace claimcheck::http
