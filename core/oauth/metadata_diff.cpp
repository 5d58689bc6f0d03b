#include "core/oauth/metadata_diff.h"

#include "core/encoding/json_writer.h"

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

/// What stands behind the issuer in a URL below it; empty where it is not.
QString belowIssuer(const JsonValue &value, const JsonValue &document)
{
    const QString issuer = document["issuer"_L1].toString(), text = value.toString();
    return !issuer.isEmpty() && text.size() > issuer.size() && text.startsWith(issuer)
               ? text.sliced(issuer.size())
               : QString();
}

bool isSameBelowIssuer(const JsonValue &a, const JsonValue &inA, const JsonValue &b, const JsonValue &inB)
{
    const QString left = belowIssuer(a, inA);
    return !left.isEmpty() && left == belowIssuer(b, inB);
}

QStringList without(const JsonValue &list, const JsonValue &other)
{
    QByteArrayList known;
    for (const JsonValue element : other.elements())
        known.append(canonical(element));
    QStringList left;
    for (const JsonValue element : list.elements()) {
        if (!known.contains(canonical(element)))
            left.append(element.isString() ? element.toString() : QString::fromUtf8(element.raw()));
    }
    return left;
}

MetadataRow rowOf(const QString &name, const JsonValue &inA, const JsonValue &inB)
{
    const JsonValue a = inA[name], b = inB[name];
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
    for (const JsonValue &document : {a, b}) {
        for (const encoding::JsonMember member : document.members()) {
            if (!names.contains(member.name()))
                names.append(member.name());
        }
    }
    std::vector<MetadataRow> rows;
    for (const QString &name : names)
        rows.push_back(rowOf(name, a, b));
    return rows;
}

} // namespace claimcheck::oauth
