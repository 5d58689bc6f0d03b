#pragma once

#include "ui/inspect/key_fields.h"

#include <QFutureWatcher>

class QComboBox;
class QLineEdit;

namespace claimcheck::ui {
class Button;
class SegmentedControl;
} // namespace claimcheck::ui

namespace claimcheck::ui::inspect {

/// With which key a copy is signed: the one that the token is checked with, a secret, a key given here, or a
/// new one. Keys are read and made off the event loop. Nothing is signed but by the button.
class SigningForm : public QWidget
{
    Q_OBJECT

public:
    explicit SigningForm(QWidget *parent = nullptr);

    /// What the token is checked with, shown as first choice.
    void setChosenKeys(const jose::KeySet &keys);
    /// The first key of the choice; nullopt where there is none, or none yet.
    [[nodiscard]] const std::optional<jose::Jwk> &key() const { return m_key; }
    /// The server's: the one above, or what was given here; never a new one.
    [[nodiscard]] const std::optional<jose::Jwk> &serverKey() const;
    [[nodiscard]] bool isBusy() const { return m_reading.isRunning() || m_making.isRunning(); }
    void setReveal(base::Reveal reveal);
    /// The alg of the header, for the choice of algorithms.
    void setAlgorithm(const QByteArray &alg);
    [[nodiscard]] QByteArray algorithm() const;
    /// Makes a new key for that algorithm, as if asked for.
    void makeKey(const QByteArray &alg);

signals:
    void keyChanged();
    void algorithmChosen(const QByteArray &alg);
    void signRequested();
    void unsignedRequested();

private:
    enum Origin : int { Chosen, Secret, Given, New };

    void layOut();
    void connectFields();
    void showOrigin(int origin);
    void readKey();
    void takeKey(const base::Result<jose::KeySet> &keys);
    void listAlgorithms();

    SegmentedControl *m_origins;
    QLineEdit *m_secret;
    KeyTextField *m_given;
    QComboBox *m_kinds;
    Button *m_make;
    QComboBox *m_algorithms;
    QLabel *m_outcome;
    Button *m_sign;
    Button *m_unsigned;
    std::optional<jose::Jwk> m_chosen, m_key, m_made;
    QByteArray m_algorithm;
    QFutureWatcher<base::Result<jose::KeySet>> m_reading;
    QFutureWatcher<base::Result<jose::Jwk>> m_making;
};

} // namespace claimcheck::ui::inspect
