#pragma once

#include "ui/inspect/key_fields.h"
#include "ui/models/tone.h"

#include <array>

namespace claimcheck::ui {
class Button;
class SegmentedControl;
} // namespace claimcheck::ui

namespace claimcheck::ui::inspect {

class AuthorityField;

/// Where the key comes from: Secret | PEM / file | JWK Set | Issuer | JWKS URL. Nothing is fetched without
/// the button.
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
    /// Empties every field.
    void clear();
    /// Keys that came with the token or were fetched: shown under the origin that was asked, with where they
    /// came from.
    void setFetchedKeys(const QByteArray &keys, const QString &source);
    /// The same for keys that came along with a token: they are shown under Issuer.
    void setKnownKeys(const QByteArray &keys, const QString &source);
    void setFetchFailure(const QString &message);
    /// Puts text into the field of an origin, as if it was typed.
    void setText(KeyOrigin origin, const QString &text);
    /// What was made of the input: "3 keys", or why it could not be read, or what a rotation changed.
    void showOutcome(const Inspection &inspection);

signals:
    void changed();
    /// The user agreed to ask this issuer for its keys.
    void keysRequested(const QUrl &issuer);
    /// The same for the URL of a JWK Set.
    void jwksRequested(const QUrl &url);

private:
    [[nodiscard]] KeyInput shownInput() const;
    void layOut();
    void connectFields();
    void showPage(int index);
    void requestKeys(KeyUrlField *field, const QUrl &url);
    void say(const QString &text, Tone tone);

    SegmentedControl *m_origins;
    SecretField *m_secret;
    KeyTextField *m_pem;
    KeyTextField *m_jwks;
    KeyUrlField *m_issuer;
    KeyUrlField *m_jwksUrl;
    AuthorityField *m_authorities;
    KeyUrlField *m_asked; ///< the one that the last request came from
    QLabel *m_outcome;
    Button *m_open;
    std::array<QWidget *, 5> m_pages{}; ///< in the order of KeyOrigin
};

} // namespace claimcheck::ui::inspect
