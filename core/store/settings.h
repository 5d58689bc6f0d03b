#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QString>

namespace claimcheck::store {

/// Small texts by name (theme, sizes of the window), in one JSON file. What cannot be read is as if it were
/// not there: settings never keep the program from starting.
class Settings
{
public:
    /// Reads the file, if it is there.
    explicit Settings(QString path);

    [[nodiscard]] QString value(const QString &name, const QString &otherwise = {}) const;
    /// Writes the file where the value is new. Errors: those of writeAtomically.
    base::Result<void> setValue(const QString &name, const QString &value);

private:
    [[nodiscard]] QByteArray toJson() const;

    QString m_path;
    QHash<QString, QString> m_values;
};

} // namespace claimcheck::store
