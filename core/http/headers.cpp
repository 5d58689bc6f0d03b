#include "core/http/headers.h"

#include <algorithm>

namespace claimcheck::http {

bool sameName(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

const Header *Headers::find(QByteArrayView name) const
{
    const auto found =
        std::ranges::find_if(m_fields, [&](const Header &h) { return sameName(h.name, name); });
    return found == m_fields.end() ? nullptr : &*found;
}

QByteArray Headers::value(QByteArrayView name) const
{
    const Header *header = find(name);
    return header ? header->value : QByteArray();
}

std::vector<QByteArray> Headers::values(QByteArrayView name) const
{
    std::vector<QByteArray> found;
    for (const Header &header : m_fields) {
        if (sameName(header.name, name))
            found.push_back(header.value);
    }
    return found;
}

qsizetype Headers::count(QByteArrayView name) const
{
    return std::ranges::count_if(m_fields, [&](const Header &h) { return sameName(h.name, name); });
}

void Headers::append(QByteArray name, QByteArray value)
{
    m_fields.push_back({std::move(name), std::move(value)});
}

void Headers::set(const QByteArray &name, QByteArray value)
{
    const auto first =
        std::ranges::find_if(m_fields, [&](const Header &h) { return sameName(h.name, name); });
    if (first == m_fields.end())
        return append(name, std::move(value));
    first->value = std::move(value);
    m_fields.erase(
        std::remove_if(first + 1, m_fields.end(), [&](const Header &h) { return sameName(h.name, name); }),
        m_fields.end());
}

void Headers::setDefault(const QByteArray &name, QByteArray value)
{
    if (!contains(name))
        append(name, std::move(value));
}

void Headers::remove(QByteArrayView name)
{
    std::erase_if(m_fields, [&](const Header &h) { return sameName(h.name, name); });
}

} // namespace claimcheck::http
