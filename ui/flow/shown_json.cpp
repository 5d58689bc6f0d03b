#include "ui/flow/shown_json.h"

#include "core/encoding/json.h"

#include <QStringList>

#include <algorithm>

namespace claimcheck::ui::flow {

QString shownJson(const QByteArray &json)
{
    const auto document = encoding::JsonDocument::parse(json);
    const encoding::JsonValue value = document ? document->root() : encoding::JsonValue();
    if (value.isString())
        return value.toString();
    const auto elements = value.elements();
    const bool words = value.isArray() && std::all_of(elements.begin(), elements.end(),
                                                      [](const auto &each) { return each.isString(); });
    if (!words)
        return QString::fromUtf8(json).simplified();
    QStringList list;
    for (const encoding::JsonValue element : elements)
        list += element.toString();
    return list.join(QStringLiteral(", "));
}

} // namespace claimcheck::ui::flow
