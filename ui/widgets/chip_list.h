#pragma once

#include <QStringList>
#include <QWidget>

class QLineEdit;

namespace claimcheck::ui {

class Button;
class FlowLayout;

/// A list of words as chips that can be taken away, and "+ add" after them. Delete or a click takes the chip
/// in focus away; in the line of "+ add" Enter adds what is written, several words at once.
class ChipList final : public QWidget
{
    Q_OBJECT

public:
    ChipList(const QString &accessibleName, const QString &objectName, QWidget *parent = nullptr);

    void setValues(const QStringList &values);
    [[nodiscard]] const QStringList &values() const { return m_values; }

signals:
    /// By its user.
    void edited();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class AfterRemoval : bool { Leave, FocusNext };
    [[nodiscard]] QWidget *beforeChips() const;
    Button *makeChip(const QString &value);
    void remove(const QString &value, AfterRemoval then);
    void beginAdding();
    void takeLine();
    void endAdding();

    QStringList m_values;
    QList<Button *> m_chips; ///< as m_values
    FlowLayout *m_layout;
    Button *m_add;
    QLineEdit *m_line;
};

} // namespace claimcheck::ui
