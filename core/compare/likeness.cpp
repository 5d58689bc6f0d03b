#include "core/compare/likeness.h"

#include "core/claims/claim_nature.h"
#include "core/claims/typed.h"
#include "core/compare/object_members.h"
#include "core/encoding/json_compare.h"

#include <algorithm>

namespace claimcheck::compare {

using encoding::JsonKind;
using encoding::JsonValue;

namespace {

constexpr int maxDepth = 64;

const Likeness changedValue{DiffKind::Changed, DiffReason::Value, {}, {}, {}};

Likeness respelled(DiffReason reason)
{
    return {DiffKind::Respelled, reason, {}, {}, {}};
}

/// The words of a set; nullopt where it is none: what is no string is compared as it is.
std::optional<QStringList> wordsOf(QByteArrayView name, const JsonValue &value)
{
    if (value.isString() && !value.hasLoneSurrogate())
        return claims::isWordListClaim(name) ? claims::scopeList(value) : QStringList(value.toString());
    if (!value.isArray())
        return {};
    QStringList words;
    for (const JsonValue element : value.elements()) {
        if (!element.isString() || element.hasLoneSurrogate())
            return {};
        words += element.toString();
    }
    return words;
}

QStringList without(const QStringList &words, const QStringList &others)
{
    const QSet<QString> known(others.begin(), others.end());
    QStringList left;
    for (const QString &word : words) {
        if (!known.contains(word) && !left.contains(word))
            left += word;
    }
    return left;
}

Likeness likenessOfSets(const QStringList &a, const QStringList &b, const JsonValue &valueA,
                        const JsonValue &valueB)
{
    Likeness likeness;
    likeness.added = without(b, a);
    likeness.removed = without(a, b);
    if (!likeness.added.isEmpty() || !likeness.removed.isEmpty()) {
        likeness.kind = DiffKind::Changed;
        likeness.reason = DiffReason::Words;
    } else if (a != b || valueA.kind() != valueB.kind()) {
        return respelled(DiffReason::SetForm);
    } else if (valueA.isString() && valueA.raw() != valueB.raw()) {
        return respelled(valueA.toUtf8() == valueB.toUtf8() ? DiffReason::Escapes : DiffReason::SetForm);
    }
    return likeness;
}

Likeness likenessOfNumbers(QByteArrayView name, const JsonValue &a, const JsonValue &b)
{
    if (encoding::isSameNumber(a, b))
        return a.raw() == b.raw() ? Likeness() : respelled(DiffReason::Number);
    Likeness likeness = changedValue;
    const auto earlier = claims::numericDate(a), later = claims::numericDate(b);
    if (claims::isTimeClaim(name) && earlier.isProper() && later.isProper()) {
        likeness.seconds = later.seconds() - earlier.seconds();
    } else if (name.endsWith("expires_in")) {
        const auto left = a.toInteger(), right = b.toInteger();
        qint64 seconds = 0;
        if (left && right && !qSubOverflow(*right, *left, &seconds))
            likeness.seconds = seconds;
    }
    if (likeness.seconds)
        likeness.reason = DiffReason::Time;
    return likeness;
}

/// Half a surrogate pair has no character to be compared by.
Likeness likenessOfStrings(const JsonValue &a, const JsonValue &b)
{
    if (a.raw() == b.raw())
        return {};
    if (a.hasLoneSurrogate() || b.hasLoneSurrogate() || a.toUtf8() != b.toUtf8())
        return changedValue;
    return respelled(DiffReason::Escapes);
}

Likeness likenessAt(QByteArrayView name, const JsonValue &a, const JsonValue &b, int depth);

Likeness likenessOfArrays(const JsonValue &a, const JsonValue &b, int depth)
{
    if (a.size() != b.size())
        return changedValue;
    Likeness whole;
    auto other = b.elements().begin();
    for (const JsonValue element : a.elements()) {
        const Likeness one = likenessAt({}, element, *other, depth);
        ++other;
        if (one.kind == DiffKind::Changed) {
            whole = changedValue;
            break;
        }
        if (one.kind == DiffKind::Respelled)
            whole = one;
    }
    if (whole.kind != DiffKind::Changed)
        return whole;
    // By text: good enough to say that nothing came and nothing went.
    std::vector<QByteArrayView> left, right;
    for (const JsonValue element : a.elements())
        left.push_back(element.raw());
    for (const JsonValue element : b.elements())
        right.push_back(element.raw());
    std::ranges::sort(left);
    std::ranges::sort(right);
    if (left == right)
        whole.reason = DiffReason::Order;
    return whole;
}

Likeness likenessOfObjects(const JsonValue &a, const JsonValue &b, int depth)
{
    const ObjectMembers left(a), right(b);
    if (left.count() != right.count())
        return changedValue;
    Likeness whole;
    for (const ObjectMembers::Member &member : left.all()) {
        const JsonValue other = right.value(member.key);
        if (other.isAbsent())
            return changedValue;
        const Likeness one = likenessAt(member.key, member.value, other, depth);
        if (one.kind == DiffKind::Changed)
            return changedValue;
        if (one.kind == DiffKind::Respelled)
            whole = one;
    }
    return whole;
}

Likeness likenessAt(QByteArrayView name, const JsonValue &a, const JsonValue &b, int depth)
{
    if (a.raw() == b.raw())
        return {};
    if (claims::isSetClaim(name)) {
        const auto left = wordsOf(name, a), right = wordsOf(name, b);
        if (left && right)
            return likenessOfSets(*left, *right, a, b);
    }
    if (a.kind() != b.kind())
        return {DiffKind::Changed, DiffReason::Type, {}, {}, {}};
    if (depth == 0)
        return changedValue;
    switch (a.kind()) {
    case JsonKind::Number: return likenessOfNumbers(name, a, b);
    case JsonKind::String: return likenessOfStrings(a, b);
    case JsonKind::Array: return likenessOfArrays(a, b, depth - 1);
    case JsonKind::Object: return likenessOfObjects(a, b, depth - 1);
    default: return changedValue;
    }
}

} // namespace

Likeness likenessOf(QByteArrayView name, const JsonValue &a, const JsonValue &b)
{
    return likenessAt(name, a, b, maxDepth);
}

} // namespace claimcheck::compare
