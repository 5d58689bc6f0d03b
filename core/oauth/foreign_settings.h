#pragma once

#include "core/base/result.h"
#include "core/encoding/json.h"
#include "core/oauth/profile.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <vector>

namespace claimcheck::oauth {

/// Tools that keep OAuth settings beside their requests, and whose files can be read.
enum class ForeignTool : quint8 { Postman, Insomnia, Bruno };

/// One setting, by the name that the tool's file has for it. Lists are joined by spaces, true and false are
/// written out.
struct ForeignValue
{
    QString name;
    QString value;
    friend bool operator==(const ForeignValue &, const ForeignValue &) = default;
};

/// A parameter or header field that the tool adds to one of the requests.
struct ForeignParameter
{
    Leg leg = Leg::Token;
    bool inHeader = false;
    QString name;
    QString value;
    friend bool operator==(const ForeignParameter &, const ForeignParameter &) = default;
};

/// What a file says of one OAuth client, before it is understood.
struct ForeignSettings
{
    ForeignTool tool = ForeignTool::Postman;
    QString name; ///< of the request, folder or collection
    std::vector<ForeignValue> values;
    std::vector<ForeignParameter> parameters;
};

/// Everything that a file says.
struct ForeignFile
{
    std::vector<ForeignSettings> settings;
    QHash<QString, QString> variables; ///< what stands for {{name}}
};

/// At most this many clients are read from one file.
inline constexpr qsizetype maximumForeignSettings = 200;

/// Postman collections 2.0 and 2.1 and environments. Codes: "import-not-known" if it is none.
[[nodiscard]] base::Result<ForeignFile> readPostman(encoding::JsonValue root);
/// Insomnia's export, version 4 (JSON). Codes: "import-not-known".
[[nodiscard]] base::Result<ForeignFile> readInsomnia(encoding::JsonValue root);
/// A Bruno collection exported as JSON. Codes: "import-not-known".
[[nodiscard]] base::Result<ForeignFile> readBrunoExport(encoding::JsonValue root);
/// A .bru file. Codes: "import-not-known".
[[nodiscard]] base::Result<ForeignFile> readBru(QByteArrayView text);

/// The text of a JSON string, number or truth value; of an array, its elements joined by spaces.
[[nodiscard]] QString foreignText(encoding::JsonValue value);

} // namespace claimcheck::oauth
