#include "core/http/content_type.h"

#include "core/http/field_scanner.h"

#include <algorithm>

namespace claimcheck::http {

std::optional<QByteArray> findParameter(const std::vector<FieldParameter> &parameters, QByteArrayView name)
{
    const auto found =
        std::ranges::find_if(parameters, [&](const FieldParameter &p) { return p.name == name; });
    return found == parameters.end() ? std::nullopt : std::optional(found->value);
}

bool ContentType::isJson() const
{
    return essence == "application/json" || essence == "text/json" || essence.endsWith("+json");
}

ContentType readContentType(QByteArrayView value)
{
    FieldScanner scanner(value);
    ContentType type;
    const QByteArray main = scanner.token().toLower();
    if (main.isEmpty() || !scanner.take('/'))
        return type;
    const QByteArray sub = scanner.token().toLower();
    if (sub.isEmpty())
        return type;
    type.essence = main + '/' + sub;
    while (scanner.take(';')) {
        const QByteArray name = scanner.token().toLower();
        if (name.isEmpty()) // "; ;" is allowed
            continue;
        if (!scanner.take('='))
            break;
        type.parameters.push_back({name, scanner.tokenOrQuoted()});
    }
    return type;
}

} // namespace claimcheck::http
