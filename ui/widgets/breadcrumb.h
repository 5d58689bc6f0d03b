#pragma once

#include <QWidget>

class QHBoxLayout;

namespace claimcheck::ui {

class Button;

/// A path of names of which the current one is set off: "JWE › JWT". Each other one leads there by mouse or
/// keyboard.
class Breadcrumb : public QWidget
{
    Q_OBJECT

public:
    Breadcrumb(const QString &accessibleName, const QString &objectName, QWidget *parent = nullptr);

    /// One name or none hides it.
    void setPath(const QStringList &names, int current);
    [[nodiscard]] QStringList path() const { return m_names; }
    [[nodiscard]] int current() const { return m_current; }
    /// The note at the right end: what leads up and down by keyboard.
    void setHint(const QString &hint);

signals:
    void chosen(int index);

private:
    void rebuild();

    QHBoxLayout *m_row;
    QStringList m_names;
    QString m_hint;
    int m_current = 0;
};

} // namespace claimcheck::ui
