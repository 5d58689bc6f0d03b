#include "core/oauth/profile_slot.h"

#include "core/oauth/text.h"

#include <algorithm>

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;
using encoding::JsonMember;
using encoding::JsonValue;

void ProfileDraft::fail(QLatin1StringView code, const QString &pointer, const QString &what, qsizetype where)
{
    if (!error)
        error = base::Error{code, pointer.isEmpty() ? what : u"%1: %2"_s.arg(pointer, what), where, {}};
}

ProfileSlot ProfileSlot::below(QStringView name) const
{
    return {m_draft, m_value[name], m_pointer + encoding::pointerStep(name)};
}

void ProfileSlot::fail(const QString &what) const
{
    m_draft.fail("profile-member"_L1, m_pointer, what, m_value.range().begin);
}

void ProfileSlot::failType(const QString &expected) const
{
    fail(Text::tr("expected %1, found %2").arg(expected, encoding::jsonKindName(m_value.kind())));
}

void ProfileSlot::failUnknownWord(const QString &known) const
{
    fail(Text::tr("\"%1\" is not known here; known are %2").arg(m_value.toString(), known));
}

bool ProfileSlot::isObject() const
{
    if (!m_value.isObject())
        failType(Text::tr("an object"));
    return m_value.isObject();
}

QString ProfileSlot::text() const
{
    if (!m_value.isString())
        failType(Text::tr("text in quotes"));
    return m_value.toString();
}

QString ProfileSlot::textOrNull() const
{
    return m_value.isNull() ? QString() : text();
}

bool ProfileSlot::flag() const
{
    if (!m_value.isBool())
        failType(Text::tr("true or false"));
    return m_value.toBool();
}

QStringList ProfileSlot::texts() const
{
    QStringList list;
    if (!m_value.isArray())
        failType(Text::tr("an array of texts"));
    qsizetype index = 0;
    for (const JsonValue element : m_value.elements())
        list.append(ProfileSlot(m_draft, element, m_pointer + encoding::pointerStep(index++)).text());
    return list;
}

quint16 ProfileSlot::port() const
{
    const std::optional<qint64> number = m_value.toInteger();
    if (!number || *number < 0 || *number > 65535) {
        fail(Text::tr("expected a port from 0 (any) to 65535"));
        return 0;
    }
    return static_cast<quint16>(*number);
}

encoding::FormPairs ProfileSlot::parameters() const
{
    encoding::FormPairs pairs;
    if (!isObject())
        return pairs;
    for (const JsonMember member : m_value.members())
        appendParameter(pairs, member);
    return pairs;
}

SecretSource ProfileSlot::secret() const
{
    if (m_value.isNull())
        return {};
    if (m_value.isString())
        return {SecretPlace::Text, {}, base::SecretBytes::take(m_value.toUtf8())};
    static constexpr std::pair<QLatin1StringView, SecretPlace> places[] = {
        {"env"_L1, SecretPlace::Environment},
        {"keychain"_L1, SecretPlace::Keychain},
        {"file"_L1, SecretPlace::File}};
    for (const auto &[name, place] : places) {
        if (m_value.size() == 1 && m_value.has(name))
            return {place, below(QString(name)).text(), {}};
    }
    fail(Text::tr("expected text, or an object with one of \"env\", \"keychain\", \"file\""));
    return {};
}

void ProfileSlot::appendParameter(encoding::FormPairs &pairs, const JsonMember &member) const
{
    const JsonValue value = member.value();
    const auto isText = [](JsonValue element) { return element.isString(); };
    if (value.isString()) {
        pairs.push_back({member.nameUtf8(), value.toUtf8()});
    } else if (value.isArray() && value.size() > 0 &&
               std::all_of(value.elements().begin(), value.elements().end(), isText)) {
        for (const JsonValue element : value.elements())
            pairs.push_back({member.nameUtf8(), element.toUtf8()});
    } else {
        pairs.push_back({member.nameUtf8(), value.raw().toByteArray()});
    }
}

void ProfileSlot::readObject(std::span<const Row> rows) const
{
    if (!isObject())
        return;
    for (const JsonMember member : m_value.members()) {
        const auto row = std::ranges::find_if(rows, [&](const Row &known) {
            return member.nameEquals({known.name.data(), known.name.size()});
        });
        if (row == rows.end())
            keepUnknown(member);
        else
            row->read({m_draft, member.value(), m_pointer + encoding::pointerStep(member.name())});
    }
}

void ProfileSlot::keepUnknown(const JsonMember &member) const
{
    const QString pointer = m_pointer + encoding::pointerStep(member.name());
    profile().unknown.push_back({pointer, member.value().raw().toByteArray()});
    m_draft.reading.findings.push_back(
        {"profile-unknown-member"_L1,
         base::Level::Warning,
         pointer,
         Text::tr("Claimcheck does not know the member %1; it is kept and has no effect. Check its spelling.")
             .arg(pointer),
         {},
         member.keyRange()});
}

} // namespace claimcheck::oauth
