#pragma once

#include <QWidget>

class QLineEdit;

namespace claimcheck::ui {

/// The path of a file: a line to write it, and a button to choose it.
class FileField final : public QWidget
{
    Q_OBJECT

public:
    /// `objectName` is the line's; the button is "objectName.choose". `filter` as QFileDialog has it.
    FileField(const QString &accessibleName, const QString &objectName, const QString &filter,
              QWidget *parent = nullptr);

    [[nodiscard]] QLineEdit *line() const { return m_line; }

private:
    void choose(const QString &filter);

    QLineEdit *m_line;
};

} // namespace claimcheck::ui
