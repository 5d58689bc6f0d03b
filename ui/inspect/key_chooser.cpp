#include "ui/inspect/key_chooser.h"

#include "ui/inspect/authority_field.h"
#include "ui/inspect/rotation_words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/segmented_control.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::inspect {

namespace {

QLabel *smallLabel(const QString &text, const QString &name, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(name);
    label->setAccessibleName(text.isEmpty() ? KeyChooser::tr("Result") : text);
    label->setProperty("tone", u"muted"_s);
    label->setFont(smallFont());
    label->setWordWrap(true);
    return label;
}

} // namespace

KeyChooser::KeyChooser(QWidget *parent)
    : QWidget(parent), m_origins(new SegmentedControl(tr("Key from"), u"keyChooser.origins"_s, this)),
      m_secret(new SecretField(this)),
      m_pem(new KeyTextField(KeyOrigin::PemOrCertificate,
                             {u"keyChooser.pem"_s, tr("PEM or X.509 text"),
                              tr("-----BEGIN PUBLIC KEY----- or a certificate"), tr("PEM given here")},
                             this)),
      m_jwks(new KeyTextField(
          KeyOrigin::JwkSet,
          {u"keyChooser.jwks"_s, tr("JWK or JWK Set"), u"{\"keys\":[\u2026]}"_s, tr("JWK Set given here")},
          this)),
      m_issuer(new KeyUrlField(KeyOrigin::Issuer, u"keyChooser.issuer"_s, tr("Issuer URL"), this)),
      m_jwksUrl(new KeyUrlField(KeyOrigin::JwksUrl, u"keyChooser.jwksUrl"_s, tr("JWKS URL"), this)),
      m_authorities(new AuthorityField(this)), m_asked(m_issuer),
      m_outcome(smallLabel({}, u"keyChooser.outcome"_s, this)),
      m_open(new Button(tr("Open a key file\u2026"), u"keyChooser.open"_s, ButtonKind::Link, this))
{
    setObjectName(u"keyChooser"_s);
    setAccessibleName(tr("Key from"));
    for (const QString &text : {tr("Secret"), tr("PEM"), tr("JWK Set"), tr("Issuer"), tr("JWKS URL")})
        m_origins->addSegment(text);
    m_pages = {m_secret, m_pem, m_jwks, m_issuer, m_jwksUrl};
    layOut();
    connectFields();
    showPage(int(KeyOrigin::Secret));
    setOrigin(KeyOrigin::JwkSet);
}

void KeyChooser::layOut()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(smallLabel(tr("Key from"), u"keyChooser.label"_s, this));
    column->addWidget(m_origins, 0, Qt::AlignLeft);
    for (QWidget *page : m_pages)
        column->addWidget(page);
    m_open->setFont(smallFont());
    m_open->setToolTip(tr("PEM, DER, PKCS#12, JWK or JWK Set"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_outcome, 1);
    row->addWidget(m_open, 0, Qt::AlignRight | Qt::AlignTop);
    column->addLayout(row);
    column->addWidget(m_authorities);
    m_authorities->hide();
    m_outcome->hide();
}

void KeyChooser::connectFields()
{
    connect(m_origins, &SegmentedControl::currentChanged, this, [this](int index) {
        showPage(index);
        emit changed();
    });
    connect(m_secret, &SecretField::changed, this, &KeyChooser::changed);
    connect(m_authorities, &AuthorityField::changed, this, &KeyChooser::changed);
    for (KeyTextField *field : {m_pem, m_jwks})
        connect(field, &KeyTextField::changed, this, &KeyChooser::changed);
    connect(m_open, &QPushButton::clicked, this,
            [this] { (origin() == KeyOrigin::JwkSet ? m_jwks : m_pem)->openFile(); });
    for (KeyUrlField *field : {m_issuer, m_jwksUrl}) {
        connect(field, &KeyUrlField::changed, this, &KeyChooser::changed);
        connect(field, &KeyUrlField::refused, this, [this](const QString &why) { say(why, Tone::Error); });
        connect(field, &KeyUrlField::requested, this,
                [this, field](const QUrl &url) { requestKeys(field, url); });
    }
}

void KeyChooser::showPage(int index)
{
    for (int page = 0; page < int(m_pages.size()); ++page)
        m_pages[std::size_t(page)]->setVisible(page == index);
    const QWidget *shown = m_pages[std::size_t(index)];
    m_open->setVisible(shown == m_pem || shown == m_jwks);
}

void KeyChooser::requestKeys(KeyUrlField *field, const QUrl &url)
{
    m_asked = field;
    say(tr("Asking %1 \u2026").arg(url.host()), Tone::Neutral);
    if (field == m_issuer)
        emit keysRequested(url);
    else
        emit jwksRequested(url);
}

KeyOrigin KeyChooser::origin() const
{
    return KeyOrigin(m_origins->currentIndex());
}

void KeyChooser::setOrigin(KeyOrigin origin)
{
    m_origins->setCurrentIndex(int(origin));
}

void KeyChooser::chooseOrigin(KeyOrigin origin)
{
    setOrigin(origin);
    m_pages[std::size_t(origin)]->setFocus(Qt::OtherFocusReason);
}

KeyInput KeyChooser::shownInput() const
{
    switch (origin()) {
    case KeyOrigin::Secret: return m_secret->input();
    case KeyOrigin::PemOrCertificate: return m_pem->input();
    case KeyOrigin::JwkSet: return m_jwks->input();
    case KeyOrigin::Issuer: return m_issuer->input();
    case KeyOrigin::JwksUrl: break;
    }
    return m_jwksUrl->input();
}

KeyInput KeyChooser::input() const
{
    KeyInput input = shownInput();
    input.authorities = m_authorities->path();
    return input;
}

void KeyChooser::suggestIssuer(const QString &issuer)
{
    m_issuer->suggest(issuer);
}

void KeyChooser::setReveal(base::Reveal reveal)
{
    m_secret->setReveal(reveal);
    m_pem->setReveal(reveal);
    m_jwks->setReveal(reveal);
}

void KeyChooser::clear()
{
    m_secret->setText({});
    m_pem->setText({});
    m_jwks->setText({});
    for (KeyUrlField *field : {m_issuer, m_jwksUrl})
        field->clear();
    m_authorities->setPath({});
    say({}, Tone::Neutral);
}

void KeyChooser::setFetchedKeys(const QByteArray &keys, const QString &source)
{
    m_asked->setKeys(keys, source);
    const KeyOrigin asked = m_asked == m_issuer ? KeyOrigin::Issuer : KeyOrigin::JwksUrl;
    if (origin() == asked)
        emit changed();
    else
        setOrigin(asked);
}

void KeyChooser::setKnownKeys(const QByteArray &keys, const QString &source)
{
    m_asked = m_issuer;
    setFetchedKeys(keys, source);
}

void KeyChooser::setFetchFailure(const QString &message)
{
    m_asked->setFailed();
    say(message, Tone::Error);
}

void KeyChooser::setText(KeyOrigin origin, const QString &text)
{
    setOrigin(origin);
    switch (origin) {
    case KeyOrigin::Secret: return m_secret->setText(text);
    case KeyOrigin::PemOrCertificate: return m_pem->setText(text);
    case KeyOrigin::JwkSet: return m_jwks->setText(text);
    case KeyOrigin::Issuer: return m_issuer->setText(text);
    case KeyOrigin::JwksUrl: return m_jwksUrl->setText(text);
    }
}

void KeyChooser::showOutcome(const Inspection &inspection)
{
    for (KeyTextField *field : {m_pem, m_jwks})
        field->takeError(inspection.keyError);
    const auto bringsCertificates = [](const TokenView &level) {
        return level.document().jws() && !level.document().header()["x5c"_L1].isAbsent();
    };
    m_authorities->setVisible(std::ranges::any_of(inspection.levels, bringsCertificates));
    if (inspection.keyError)
        return say(inspection.keyError->message, Tone::Error);
    if (input().isEmpty() || origin() == KeyOrigin::Secret)
        return say({}, Tone::Neutral);
    const qsizetype keys = inspection.keyCount;
    QString words = keys == 1 ? tr("1 key") : tr("%1 keys").arg(keys);
    const QString source = input().source;
    if (origin() == KeyOrigin::Issuer || origin() == KeyOrigin::JwksUrl)
        words = tr("%1 from %2").arg(words, source);
    const QString rotation = rotationText(inspection.rotation);
    say(rotation.isEmpty() ? words : tr("%1. Since the last time: %2.").arg(words, rotation), Tone::Neutral);
}

void KeyChooser::say(const QString &text, Tone tone)
{
    m_outcome->setText(text);
    m_outcome->setProperty("tone", tone == Tone::Error ? u"error"_s : u"muted"_s);
    m_outcome->style()->unpolish(m_outcome);
    m_outcome->style()->polish(m_outcome);
    m_outcome->setVisible(!text.isEmpty());
}

} // namespace claimcheck::ui::inspect
