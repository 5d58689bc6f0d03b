#pragma once

#include "core/base/redaction.h"
#include "ui/models/inspection.h"
#include "ui/models/tone.h"

#include <QWidget>

#include <array>

class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace claimcheck::ui {
class Button;
class SegmentedControl;
} // namespace claimcheck::ui

namespace claimcheck::ui::inspect {

/// Where the key for the signature comes from: Secret | PEM / X.509 | JWK Set | Issuer. Nothing is fetched
/// without the button.
class KeyChooser : public QWidget
{
    Q_OBJECT

public:
    explicit KeyChooser(QWidget *parent = nullptr);

    [[nodiscard]] KeyInput input() const;
    [[nodiscard]] KeyOrigin origin() const;
    void setOrigin(KeyOrigin origin);
    /// As above, and the caret goes to its field.
    void chooseOrigin(KeyOrigin origin);
    /// What the issuer field offers: the token's iss.
    void suggestIssuer(const QString &issuer);
    void setReveal(base::Reveal reveal);
    /// Keys that came with the token or were fetched: shown under Issuer with where they came from.
    void setIssuerKeys(const QByteArray &keys, const QString &source);
    void setIssuerFailure(const QString &message);
    /// Puts text into the field of an origin, as if it was typed.
    void setText(KeyOrigin origin, const QString &text);
    /// What was made of the input: "3 keys", or why it could not be read.
    void showOutcome(int keys, const std::optional<base::Error> &error);

signals:
    void changed();
    /// The user agreed to ask this issuer for its keys.
    void keysRequested(const QUrl &issuer);

private:
    QWidget *secretPage();
    QWidget *textPage(QPlainTextEdit *&field, const QString &name, const QString &accessible,
                      const QString &hint);
    QWidget *issuerPage();
    void showPage(int index);
    void requestKeys();
    void say(const QString &text, Tone tone);

    SegmentedControl *m_origins;
    std::array<QWidget *, 4> m_pages{}; ///< in the order of KeyOrigin
    QLineEdit *m_secret = nullptr;
    QPlainTextEdit *m_pem = nullptr;
    QPlainTextEdit *m_jwks = nullptr;
    QLineEdit *m_issuer = nullptr;
    Button *m_fetch = nullptr;
    QLabel *m_outcome;
    QByteArray m_issuerKeys;
    QString m_issuerSource;
    QString m_issuerNote;
    bool m_issuerTyped = false;
};

} // namespace claimcheck::ui::inspect
