#include "core/oauth/registration_difference.h"

#include "core/base/redaction.h"
#include "core/encoding/json.h"

#include <QStringList>

#include <algorithm>

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;
using encoding::JsonValue;

namespace {

bool saysNothing(const JsonValue &value)
{
    using encoding::JsonKind;
    switch (value.kind()) {
    case JsonKind::Absent:
    case JsonKind::Null: return true;
    case JsonKind::Bool: return !value.toBool();
    case JsonKind::String: return value.toUtf8().isEmpty();
    case JsonKind::Array:
    case JsonKind::Object: return value.size() == 0;
    case JsonKind::Number: break;
    }
    return false;
}

/// The value in one spelling: without white space and escapes, lists in the order of the alphabet.
QByteArray oneSpelling(const JsonValue &value)
{
    encoding::JsonWriter writer;
    if (value.isString()) {
        writer.value(value.toString());
    } else if (value.isArray()) {
        QByteArrayList elements;
        for (const JsonValue element : value.elements())
            elements += oneSpelling(element);
        std::ranges::sort(elements);
        writer.rawValue('[' + elements.join(',') + ']');
    } else if (value.isObject()) {
        QByteArrayList members;
        for (const auto member : value.members())
            members += oneSpelling(member.value()).prepend(member.nameUtf8() + ':');
        std::ranges::sort(members);
        writer.rawValue('{' + members.join(',') + '}');
    } else {
        writer.value(value);
    }
    return writer.take();
}

QStringList scopesOf(const JsonValue &value)
{
    QStringList scopes = value.toString().split(u' ', Qt::SkipEmptyParts);
    scopes.sort();
    return scopes;
}

bool isSame(const QString &name, const JsonValue &asked, const JsonValue &answered)
{
    if (name == "scope"_L1 && asked.isString() && answered.isString())
        return scopesOf(asked) == scopesOf(answered);
    return oneSpelling(asked) == oneSpelling(answered) || (saysNothing(asked) && saysNothing(answered));
}

QByteArray shown(const QString &name, const JsonValue &value)
{
    if (value.isAbsent() || !base::isSecretName(name))
        return value.raw().toByteArray();
    return '"' + base::masked(value.toString()).toUtf8() + '"';
}

} // namespace

std::vector<RegisteredMember> registrationDifference(const JsonValue &asked, const JsonValue &answered)
{
    std::vector<RegisteredMember> rows;
    for (const auto member : asked.members()) {
        const QString name = member.name();
        const JsonValue other = answered[name];
        MemberFate fate = MemberFate::Changed;
        if (isSame(name, member.value(), other))
            fate = MemberFate::Kept;
        else if (other.isAbsent())
            fate = MemberFate::LeftOut;
        rows.push_back({name, fate, shown(name, member.value()), shown(name, other)});
    }
    for (const auto member : answered.members()) {
        const QString name = member.name();
        if (asked[name].isAbsent())
            rows.push_back({name, MemberFate::Added, {}, shown(name, member.value())});
    }
    return rows;
}

} // namespace claimcheck::oauth
