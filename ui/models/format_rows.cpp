#include "ui/models/format_rows.h"

#include "ui/models/text.h"

using namespace Qt::StringLiterals;

namespace claimcheck::ui {

namespace {

QString levelText(formats::MatchLevel level)
{
    switch (level) {
    case formats::MatchLevel::Structure: return Text::tr("has the published form");
    case formats::MatchLevel::Checksum: return Text::tr("its checksum fits");
    case formats::MatchLevel::Decoded: return Text::tr("its bytes were decoded");
    }
    return {};
}

MemberRow formatRow(const formats::Recognized &format, const QString &name)
{
    MemberRow row;
    row.name = name;
    row.value = format.name;
    row.meaning = format.evidence.isEmpty() ? levelText(format.level) : format.evidence.join("; "_L1);
    row.meaning.replace(0, 1, row.meaning.left(1).toUpper());
    row.help = Text::tr("It matches the public format of %1: %2. That says nothing about whether it is good: "
                        "only its issuer knows.")
                   .arg(format.name, levelText(format.level));
    row.reference = format.source;
    row.url = format.source.startsWith("https://"_L1) ? QUrl(format.source) : QUrl();
    return row;
}

MemberRow fieldRow(const formats::Field &field)
{
    MemberRow row;
    row.name = field.name;
    row.value = field.value;
    row.meaning = row.help = field.meaning;
    row.source = field.range;
    row.secrecy = field.secrecy == formats::Secrecy::Secret ? Secrecy::Secret : Secrecy::Open;
    if (field.time.isValid())
        row.time = field.time.toSecsSinceEpoch();
    return row;
}

} // namespace

MemberRows formatRows(const token::TokenDocument &document)
{
    MemberRows result;
    const std::vector<formats::Recognized> &formats = document.recognized();
    for (std::size_t index = 0; index < formats.size(); ++index) {
        const QString name = index == 0 ? Text::tr("format") : Text::tr("or");
        if (result.hasRoom())
            result.rows.push_back(formatRow(formats[index], name));
        if (index > 0)
            continue;
        for (const formats::Field &field : formats[index].fields) {
            if (result.hasRoom())
                result.rows.push_back(fieldRow(field));
        }
    }
    return result;
}

} // namespace claimcheck::ui
