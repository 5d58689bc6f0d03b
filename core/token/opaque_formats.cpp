#include "core/token/opaque_formats.h"

#include "core/claims/resource_file.h"
#include "core/formats/format_id.h"
#include "core/token/text.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace claimcheck::token {

namespace {

/// A row whose form alone may be named ("prefix or structure").
struct Format
{
    QString name;
    QString source;
    QString id;
    QRegularExpression form;
};

std::vector<Format> readFormats()
{
    std::vector<Format> formats;
    const encoding::JsonDocument document = claims::readRegistryFile("opaque_formats.json"_L1);
    for (const encoding::JsonValue &row : document["rows"_L1].elements()) {
        if (!row["match"_L1].equals("prefix or structure"))
            continue;
        const QString pattern = QRegularExpression::anchoredPattern(row["regex"_L1].toString());
        const QString name = row["name"_L1].toString();
        formats.push_back({name, row["source"_L1].toString(), formats::formatId(name), QRegularExpression(pattern)});
    }
    return formats;
}

/// The rows match at most a few thousand characters; longer text is not worth the time.
constexpr qsizetype longestMatch = 64 * 1024;

} // namespace

std::vector<OpaqueMatch> matchOpaqueFormats(QByteArrayView token)
{
    std::vector<OpaqueMatch> matches;
    if (token.isEmpty() || token.size() > longestMatch)
        return matches;
    static const std::vector<Format> formats = readFormats();
    const QString text = QString::fromUtf8(token);
    for (const Format &format : formats) {
        if (format.form.match(text).hasMatch())
            matches.push_back(
                {format.name, Text::tr("It has the prefix and structure that are published for this format."),
                 format.source, format.id});
    }
    return matches;
}

} // namespace claimcheck::token
