#pragma once

#include "ui/keys/key_views.h"
#include "ui/widgets/pane.h"

class QLineEdit;
class QPlainTextEdit;

namespace claimcheck::ui {
class Button;
class DataTable;
class SegmentedControl;
} // namespace claimcheck::ui

namespace claimcheck::ui::keys {

class CertificateForm;

/// One key: its text in a form, its facts, and what can be done with it. Of a key that it has not shown yet
/// it shows the public part.
class KeyDetail final : public Pane
{
    Q_OBJECT

public:
    explicit KeyDetail(QWidget *parent = nullptr);

    /// Null shows nothing. Both are their owner's; say so again when they change.
    void show(const jose::KeyEntry *entry, const jose::CollectedSet *set, qint64 now, Qt::TimeSpec display);
    /// Hiding secrets goes back to the public part.
    void setReveal(base::Reveal reveal);
    void setView(KeyView view);
    [[nodiscard]] KeyView view() const;
    void setPart(jose::JwkPart part);
    [[nodiscard]] jose::JwkPart part() const { return m_part; }
    void copy();
    void askWhere();
    /// A private part is for its owner's eyes only: mode 0600, and encrypted where a pass phrase was typed.
    void save(const QString &path);

signals:
    void useRequested();
    void certificateRequested(const QString &subject, int days);
    void saved(const QString &message);
    void problem(const QString &message);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *makeFooter();
    void fitText();
    void present();
    [[nodiscard]] bool canEncrypt() const;

    SegmentedControl *m_views;
    QPlainTextEdit *m_text;
    QLabel *m_note;
    CertificateForm *m_certificate;
    FactModel *m_facts;
    DataTable *m_table;
    Button *m_use;
    Button *m_copy;
    Button *m_save;
    Button *m_partButton;
    QLineEdit *m_phrase; ///< for the file that is saved; forgotten with the private part
    const jose::KeyEntry *m_entry = nullptr;
    const jose::CollectedSet *m_set = nullptr;
    QByteArray m_shown; ///< the thumbprint of the key that was shown last
    qint64 m_now = 0;
    Qt::TimeSpec m_display = Qt::UTC;
    jose::JwkPart m_part = jose::JwkPart::Public;
    base::Reveal m_reveal = base::Reveal::Hidden;
};

} // namespace claimcheck::ui::keys
