#include "core/formats/format_row.h"

#include "core/claims/resource_file.h"
#include "core/formats/format_id.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::formats {

namespace {

NamedBy namedBy(const encoding::JsonValue &match)
{
    if (match.equals("prefix or structure"))
        return NamedBy::Form;
    return match.equals("decode") ? NamedBy::Decoding : NamedBy::Nothing;
}

/// The literal characters in front of a pattern: up to the first one that means something, and not the last
/// before a quantifier. Empty for a pattern of alternatives.
QString literalPrefix(const QString &pattern)
{
    if (pattern.contains(u'|'))
        return {};
    QString prefix;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const QChar c = pattern[i];
        if (c == u'\\' && i + 1 < pattern.size() && !pattern[i + 1].isLetterOrNumber())
            prefix += pattern[++i];
        else if (u"?*+{"_s.contains(c))
            return prefix.chopped(1);
        else if (u"\\[].()^$"_s.contains(c))
            return prefix;
        else
            prefix += c;
    }
    return prefix;
}

std::vector<FormatRow> readRows()
{
    std::vector<FormatRow> rows;
    const encoding::JsonDocument document = claims::readRegistryFile("opaque_formats.json"_L1);
    for (const encoding::JsonValue &value : document["rows"_L1].elements()) {
        FormatRow row;
        row.name = value["name"_L1].toString();
        row.id = formatId(row.name);
        row.source = value["source"_L1].toString();
        const QString pattern = value["regex"_L1].toString();
        row.prefix = literalPrefix(pattern);
        row.namedBy = namedBy(value["match"_L1]);
        row.form = QRegularExpression(QRegularExpression::anchoredPattern(pattern));
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

const std::vector<FormatRow> &formatRows()
{
    static const std::vector<FormatRow> rows = readRows();
    return rows;
}

const FormatRow *findFormatRow(QStringView id)
{
    const std::vector<FormatRow> &rows = formatRows();
    const auto found = std::ranges::find(rows, id, &FormatRow::id);
    return found == rows.end() ? nullptr : &*found;
}

} // namespace claimcheck::formats
