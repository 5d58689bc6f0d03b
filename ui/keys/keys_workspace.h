#pragma once

#include "core/base/clock.h"
#include "ui/keys/key_work.h"
#include "ui/keys/keys_model.h"
#include "ui/widgets/workspace.h"

#include <QUrl>

class QLabel;
class QLineEdit;

namespace claimcheck::ui {
class Button;
class Chip;
class EmptyState;
} // namespace claimcheck::ui

namespace claimcheck::ui::keys {

class FetchForm;
class KeyDetail;
class KeysTable;
class NewKeyForm;
class PassphraseForm;

/// Key sets from files, addresses and pasted text, and keys that are made here. Sends nothing: whoever owns
/// the network listens to fetchRequested and answers with takeFetched or setFetchFailure.
class KeysWorkspace final : public Workspace
{
    Q_OBJECT

public:
    explicit KeysWorkspace(const base::Clock &clock, QWidget *parent = nullptr);

    [[nodiscard]] QString documentTitle() const override { return tr("Keys"); }
    [[nodiscard]] QList<QAction *> commands() const override { return m_commands; }
    [[nodiscard]] HelpText help() const override;
    [[nodiscard]] QWidget *firstFocus() const override;
    [[nodiscard]] FileWish fileWish() const override;

    void takeText(const QString &text) override;
    void takeFile(const QString &path) override;
    void setReveal(base::Reveal reveal) override;
    void setTimeDisplay(TimeDisplay display) override;

    /// The answer to fetchRequested: what came, and the URL that it came from.
    void takeFetched(jose::KeyPlace place, const QUrl &asked, const QByteArray &text, const QUrl &from);
    void setFetchFailure(const QString &message);
    /// The thumbprints of the keys that signed what Inspect shows.
    void setSigners(const QByteArrayList &thumbprints);

    void makeKey(const jose::KeyWish &wish);
    void paste();
    /// Hands the key in focus to Inspect, whole: it stays in this program.
    void useInInspect();
    /// Asks the address of the set in focus again.
    void fetchAgain();
    void forgetSet();
    void choose(KeyPosition position);
    [[nodiscard]] const jose::KeyCollection &collection() const { return m_collection; }
    [[nodiscard]] KeyDetail *detail() const { return m_detail; }
    [[nodiscard]] bool isBusy() const { return m_work->isBusy(); }

signals:
    /// The user wants keys from there; place is Issuer or JwksUrl.
    void fetchRequested(claimcheck::jose::KeyPlace place, const QUrl &url);

private:
    [[nodiscard]] QWidget *makeToolbar();
    [[nodiscard]] QWidget *makeKeysPane();
    [[nodiscard]] QWidget *makeNotice();
    void layOut();
    void connectForms();
    void makeCommands();
    void openForm(QWidget *form);
    void closeForms();
    void read(ReadWish wish);
    void takeOutcome(const KeyOutcome &outcome);
    void refresh(std::optional<KeyPosition> chosen);
    void showChosen();
    void showBusy();
    void makeCertificate(const QString &subject, int days);
    void say(const QString &text, Tone tone);
    [[nodiscard]] CellContext context() const;

    const base::Clock &m_clock;
    TimeDisplay m_display = TimeDisplay::Utc;
    QByteArrayList m_signers;
    jose::KeyCollection m_collection;
    KeyWork *m_work;
    KeysModel *m_model;
    KeysTable *m_table;
    EmptyState *m_empty;
    KeyDetail *m_detail;
    NewKeyForm *m_newForm;
    FetchForm *m_fetchForm;
    PassphraseForm *m_passphraseForm;
    QLineEdit *m_filter;
    Chip *m_count;
    QLabel *m_sources;
    QLabel *m_notice;
    Button *m_cancel;
    QList<QAction *> m_commands;
    ReadWish m_last; ///< what is being read, to read it again with a pass phrase
    int m_made = 0;  ///< keys made so far, for their names
};

} // namespace claimcheck::ui::keys
