#include "core/oauth/metadata_diff.h"

#include "core/encoding/json_writer.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;
using encoding::JsonValue;
using Kind = MetadataRow::Kind;

namespace {

constexpr int deepest = 32;

constexpr QLatin1StringView kindNames[] = {"same"_L1, "same-below-issuer"_L1, "differs"_L1, "only-a"_L1,
                                           "only-b"_L1};
static_assert(std::size(kindNames) == std::size_t(Kind::OnlyB) + 1);

/// One text for values that mean the same: lists and objects sorted, strings without needless escapes. Every
/// list of metadata is a set (RFC 8414 §2).
QByteArray canonical(const JsonValue &value, int depth = deepest)
{
    if (value.isString() && !value.hasLoneSurrogate()) {
        encoding::JsonWriter writer;
        writer.value(value.toUtf8());
        return writer.take();
    }
    if (depth == 0 || (!value.isArray() && !value.isObject()))
        return value.raw().toByteArray();
    QByteArrayList parts;
    for (const JsonValue element : value.elements())
        parts.append(canonical(element, depth - 1));
    for (const encoding::JsonMember member : value.members())
        parts.append('"' + member.nameUtf8() + "\":" + canonical(member.value(), depth - 1));
    std::ranges::sort(parts);
    const QByteArray inside = parts.join(',');
    return value.isArray() ? '[' + inside + ']' : '{' + inside + '}';
}

QStringList without(const JsonValue &list, const JsonValue &other)
{
    QSet<QByteArray> known;
    for (const JsonValue element : other.elements())
        known.insert(canonical(element));
    QStringList left;
    for (const JsonValue element : list.elements()) {
        if (!known.contains(canonical(element)))
            left.append(element.isString() ? element.toString() : QString::fromUtf8(element.raw()));
    }
    return left;
}

using Members = QHash<QString, JsonValue>;

/// By name; of a name that stands twice the last value. The names that are not there yet go behind the
/// others.
Members membersOf(const JsonValue &document, QStringList &names, QSet<QString> &seen)
{
    Members members;
    for (const encoding::JsonMember member : document.members()) {
        const QString name = member.name();
        members.insert(name, member.value());
        if (!seen.contains(name)) {
            seen.insert(name);
            names.append(name);
        }
    }
    return members;
}

/// What stands behind the issuer in a URL below it; empty where it is not.
QString belowIssuer(const JsonValue &value, const Members &document)
{
    const QString issuer = document.value(u"issuer"_s).toString(), text = value.toString();
    return !issuer.isEmpty() && text.size() > issuer.size() && text.startsWith(issuer)
               ? text.sliced(issuer.size())
               : QString();
}

bool isSameBelowIssuer(const JsonValue &a, const Members &inA, const JsonValue &b, const Members &inB)
{
    const QString left = belowIssuer(a, inA);
    return !left.isEmpty() && left == belowIssuer(b, inB);
}

MetadataRow rowOf(const QString &name, const Members &inA, const Members &inB)
{
    const JsonValue a = inA.value(name), b = inB.value(name);
    MetadataRow row{name, Kind::Same, a.raw().toByteArray(), b.raw().toByteArray(), {}, {}};
    if (a.isAbsent() || b.isAbsent()) {
        row.kind = a.isAbsent() ? Kind::OnlyB : Kind::OnlyA;
    } else if (canonical(a) != canonical(b)) {
        row.kind = isSameBelowIssuer(a, inA, b, inB) ? Kind::SameBelowIssuer : Kind::Differs;
        row.onlyA = without(a, b);
        row.onlyB = without(b, a);
    }
    return row;
}

} // namespace

QLatin1StringView metadataRowKindName(Kind kind)
{
    return kindNames[std::size_t(kind)];
}

std::vector<MetadataRow> compareMetadata(const JsonValue &a, const JsonValue &b)
{
    QStringList names;
    QSet<QString> seen;
    const Members inA = membersOf(a, names, seen), inB = membersOf(b, names, seen);
    std::vector<MetadataRow> rows;
    for (const QString &name : names)
        rows.push_back(rowOf(name, inA, inB));
    return rows;
}

} // namespace claimcheck::oauth
