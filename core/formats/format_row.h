#pragma once

// Private to core/formats: the table of published formats, resources/registries/opaque_formats.json.

#include <QRegularExpression>
#include <QString>

#include <vector>

namespace claimcheck::formats {

/// How much a row's form says.
enum class NamedBy : quint8 {
    Form,     ///< "prefix or structure": the form is enough
    Decoding, ///< "decode": only once the bytes were decoded or the checksum fits
    Nothing,  ///< "weak": too many other texts have this form
};

struct FormatRow
{
    QString id; ///< formatId(name)
    QString name;
    QString source;
    QString prefix; ///< the characters that every text of this form begins with; often empty
    NamedBy namedBy = NamedBy::Nothing;
    QRegularExpression form; ///< of the whole text
};

/// All rows, in the order of the file. Read once.
[[nodiscard]] const std::vector<FormatRow> &formatRows();

/// The row of that id; null if there is none.
[[nodiscard]] const FormatRow *findFormatRow(QStringView id);

} // namespace claimcheck::formats
