#include "core/compare/object_diff.h"

#include "core/compare/likeness.h"
#include "core/compare/object_members.h"
#include "core/encoding/json_pointer.h"

#include <algorithm>

namespace claimcheck::compare {

using encoding::JsonValue;

namespace {

constexpr int deepestLevel = 32;

std::optional<QByteArray> textOf(const JsonValue &value)
{
    return value.isAbsent() ? std::nullopt : std::optional(value.raw().toByteArray());
}

/// An array whose elements have parts of their own.
bool hasObjects(const JsonValue &array)
{
    const auto elements = array.elements();
    return std::any_of(elements.begin(), elements.end(),
                       [](const JsonValue &one) { return one.isObject() || one.isArray(); });
}

/// Nothing but closing brackets stands behind the value: where its text was cut and closed again, it may have
/// lost elements.
bool isAtEnd(const JsonValue &value, const JsonValue &root)
{
    const QByteArrayView inside = value.raw();
    const QByteArrayView whole = root.raw();
    const auto behind = QByteArrayView(inside.end(), whole.end());
    return std::ranges::all_of(behind, [](char c) { return c == '}' || c == ']'; });
}

class ObjectDiffer
{
public:
    ObjectDiffer(const JsonValue &a, const JsonValue &b, const ObjectDiffOptions &options)
        : m_a(a), m_b(b), m_options(options)
    {
    }

    void addObjects(const JsonValue &a, const JsonValue &b, const QString &base, int depth)
    {
        const ObjectMembers left(a), right(b);
        const bool atTop = depth == deepestLevel;
        for (const ObjectMembers::Member &member : left.all()) {
            if (!atTop || !m_options.leaveOut.contains(member.name))
                add(member.name, member.value, right.value(member.key), base, depth);
        }
        for (const ObjectMembers::Member &member : right.all()) {
            if (left.value(member.key).isAbsent() && !(atTop && m_options.leaveOut.contains(member.name)))
                add(member.name, {}, member.value, base, depth);
        }
        if (left.count() == 0 && right.count() == 0 && !atTop)
            addRow(base, base.section(u'/', -1), a, b);
    }

    ObjectDiff take() { return std::move(m_diff); }

private:
    void add(const QString &name, const JsonValue &a, const JsonValue &b, const QString &base, int depth)
    {
        const QString pointer = base + encoding::pointerStep(name);
        if (isUnknown(a, m_a, m_options.a) || isUnknown(b, m_b, m_options.b)) {
            ++m_diff.unknown;
            return;
        }
        if (depth > 0 && a.isObject() && b.isObject())
            return addObjects(a, b, pointer, depth - 1);
        if (depth > 0 && a.isArray() && b.isArray() && (hasObjects(a) || hasObjects(b)))
            return addArrays(a, b, pointer, depth - 1);
        DiffRow row = diffValues(m_options.part, pointer, name, a, b);
        if (depth == deepestLevel && row.kind == DiffKind::Changed && m_options.setAside.contains(name))
            row.kind = DiffKind::SetAside;
        push(std::move(row));
    }

    static bool isUnknown(const JsonValue &value, const JsonValue &root, Wholeness wholeness)
    {
        return wholeness == Wholeness::Cut && (value.isAbsent() || (value.isArray() && isAtEnd(value, root)));
    }

    void addArrays(const JsonValue &a, const JsonValue &b, const QString &base, int depth)
    {
        const auto left = a.elements(), right = b.elements();
        auto one = left.begin(), other = right.begin();
        for (qsizetype i = 0; one != left.end() || other != right.end(); ++i) {
            const JsonValue valueA = one != left.end() ? *one : JsonValue();
            const JsonValue valueB = other != right.end() ? *other : JsonValue();
            add(QString::number(i), valueA, valueB, base, depth);
            if (one != left.end())
                ++one;
            if (other != right.end())
                ++other;
        }
    }

    void addRow(const QString &pointer, const QString &name, const JsonValue &a, const JsonValue &b)
    {
        push(diffValues(m_options.part, pointer, name, a, b));
    }

    void push(DiffRow row)
    {
        row.isSecret = m_options.secret.contains(row.name);
        if (m_diff.rows.size() < maxDiffRows)
            m_diff.rows.push_back(std::move(row));
        else
            m_diff.isComplete = false;
    }

    const JsonValue m_a, m_b;
    const ObjectDiffOptions &m_options;
    ObjectDiff m_diff;
};

} // namespace

DiffRow diffValues(DiffPart part, const QString &pointer, const QString &name, const JsonValue &a,
                   const JsonValue &b)
{
    DiffRow row;
    row.part = part;
    row.pointer = pointer;
    row.name = name;
    row.a = textOf(a);
    row.b = textOf(b);
    if (a.isAbsent() || b.isAbsent()) {
        row.kind = a.isAbsent() ? DiffKind::Added : DiffKind::Removed;
        return row;
    }
    Likeness likeness = likenessOf(name.toUtf8(), a, b);
    row.kind = likeness.kind;
    row.reason = likeness.reason;
    row.seconds = likeness.seconds;
    row.added = std::move(likeness.added);
    row.removed = std::move(likeness.removed);
    return row;
}

ObjectDiff diffObjects(const JsonValue &a, const JsonValue &b, const ObjectDiffOptions &options)
{
    ObjectDiffer differ(a, b, options);
    differ.addObjects(a, b, options.base, deepestLevel);
    return differ.take();
}

} // namespace claimcheck::compare
