#include "core/store/settings.h"

#include "core/encoding/json.h"
#include "core/store/atomic_file.h"

#include <algorithm>

namespace claimcheck::store {

using encoding::JsonDocument;

Settings::Settings(QString path) : m_path(std::move(path))
{
    const JsonDocument document = JsonDocument::parse(readWhole(m_path).valueOr({})).valueOr({});
    for (const encoding::JsonMember member : document.root().members()) {
        if (member.value().isString())
            m_values.insert(member.name(), member.value().toString());
    }
}

QString Settings::value(const QString &name, const QString &otherwise) const
{
    return m_values.value(name, otherwise);
}

base::Result<void> Settings::setValue(const QString &name, const QString &value)
{
    if (m_values.contains(name) && m_values.value(name) == value)
        return {};
    m_values.insert(name, value);
    return writeAtomically(m_path, toJson());
}

QByteArray Settings::toJson() const
{
    encoding::JsonWriter writer(encoding::JsonIndent::TwoSpaces);
    QStringList names = m_values.keys();
    names.sort(); // the same settings make the same file
    writer.beginObject();
    for (const QString &name : names)
        writer.member(name.toUtf8(), m_values.value(name));
    writer.endObject();
    return writer.take();
}

} // namespace claimcheck::store
