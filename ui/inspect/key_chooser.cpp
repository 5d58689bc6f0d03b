#include "ui/inspect/key_chooser.h"

#include "ui/widgets/button.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/segmented_control.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStyle>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::inspect {

namespace {

constexpr int textLines = 3;

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
      m_outcome(smallLabel({}, u"keyChooser.outcome"_s, this))
{
    setObjectName(u"keyChooser"_s);
    setAccessibleName(tr("Key from"));
    for (const QString &text : {tr("Secret"), tr("PEM / X.509"), tr("JWK Set"), tr("Issuer")})
        m_origins->addSegment(text);
    m_pages = {secretPage(),
               textPage(m_pem, u"keyChooser.pem"_s, tr("PEM or X.509 text"),
                        tr("-----BEGIN PUBLIC KEY----- or a certificate")),
               textPage(m_jwks, u"keyChooser.jwks"_s, tr("JWK or JWK Set"), u"{\"keys\":[\u2026]}"_s),
               issuerPage()};
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto *label = smallLabel(tr("Key from"), u"keyChooser.label"_s, this);
    column->addWidget(label);
    column->addWidget(m_origins, 0, Qt::AlignLeft);
    for (QWidget *page : m_pages)
        column->addWidget(page);
    column->addWidget(m_outcome);
    m_outcome->hide();
    connect(m_origins, &SegmentedControl::currentChanged, this, [this](int index) {
        showPage(index);
        emit changed();
    });
    showPage(int(KeyOrigin::Secret));
    setOrigin(KeyOrigin::JwkSet);
}

void KeyChooser::showPage(int index)
{
    for (int page = 0; page < int(m_pages.size()); ++page)
        m_pages[std::size_t(page)]->setVisible(page == index);
}

QWidget *KeyChooser::secretPage()
{
    m_secret = new QLineEdit(this);
    m_secret->setObjectName(u"keyChooser.secret"_s);
    m_secret->setAccessibleName(tr("Secret"));
    m_secret->setPlaceholderText(tr("The shared secret, as text"));
    m_secret->setFont(fixedFont());
    m_secret->setEchoMode(QLineEdit::Password);
    connect(m_secret, &QLineEdit::textChanged, this, &KeyChooser::changed);
    return m_secret;
}

QWidget *KeyChooser::textPage(QPlainTextEdit *&field, const QString &name, const QString &accessible,
                              const QString &hint)
{
    field = new QPlainTextEdit(this);
    field->setObjectName(name);
    field->setAccessibleName(accessible);
    field->setPlaceholderText(hint);
    field->setFont(fixedFont());
    // Whole lines, with the border and padding of the style sheet.
    field->document()->setDocumentMargin(0);
    field->setFixedHeight(textLines * field->fontMetrics().lineSpacing() + 12);
    field->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    field->setTabChangesFocus(true);
    field->setWordWrapMode(QTextOption::WrapAnywhere);
    connect(field, &QPlainTextEdit::textChanged, this, &KeyChooser::changed);
    return field;
}

QWidget *KeyChooser::issuerPage()
{
    auto *page = new QWidget(this);
    page->setObjectName(u"keyChooser.issuerPage"_s);
    page->setAccessibleName(tr("Issuer"));
    m_issuer = new QLineEdit(page);
    m_issuer->setObjectName(u"keyChooser.issuer"_s);
    m_issuer->setAccessibleName(tr("Issuer URL"));
    m_issuer->setPlaceholderText(tr("https://\u2026"));
    m_issuer->setFont(fixedFont());
    m_fetch = new Button(tr("Get keys"), u"keyChooser.fetch"_s, ButtonKind::Primary, page);
    m_fetch->setToolTip(tr("Asks this issuer for its metadata and its keys. Nothing is sent before."));
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_issuer, 1);
    row->addWidget(m_fetch);
    connect(m_issuer, &QLineEdit::textEdited, this, [this] {
        m_issuerTyped = true;
        m_issuerKeys.clear();
        m_issuerNote.clear();
        emit changed();
    });
    connect(m_issuer, &QLineEdit::returnPressed, this, &KeyChooser::requestKeys);
    connect(m_fetch, &QPushButton::clicked, this, &KeyChooser::requestKeys);
    return page;
}

void KeyChooser::requestKeys()
{
    const QUrl url(m_issuer->text().trimmed(), QUrl::StrictMode);
    const bool usable =
        url.isValid() && !url.host().isEmpty() && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
    if (!usable)
        return say(tr("An issuer is an https URL, such as https://id.example.org."), Tone::Error);
    m_fetch->setEnabled(false);
    say(tr("Asking %1 \u2026").arg(url.host()), Tone::Neutral);
    emit keysRequested(url);
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
    QWidget *const fields[] = {m_secret, m_pem, m_jwks, m_issuer};
    fields[std::size_t(origin)]->setFocus(Qt::OtherFocusReason);
}

KeyInput KeyChooser::input() const
{
    switch (origin()) {
    case KeyOrigin::Secret: return {origin(), m_secret->text().toUtf8(), tr("secret")};
    case KeyOrigin::PemOrCertificate: return {origin(), m_pem->toPlainText().toUtf8(), tr("PEM given here")};
    case KeyOrigin::JwkSet: return {origin(), m_jwks->toPlainText().toUtf8(), tr("JWK Set given here")};
    case KeyOrigin::Issuer: break;
    }
    return {KeyOrigin::Issuer, m_issuerKeys, m_issuerSource};
}

void KeyChooser::suggestIssuer(const QString &issuer)
{
    const bool sameKeys = !m_issuerKeys.isEmpty() && m_issuer->text() == issuer;
    if (m_issuerTyped || sameKeys || m_issuer->text() == issuer)
        return;
    m_issuer->setText(issuer);
    m_issuerKeys.clear();
    m_issuerNote.clear();
}

void KeyChooser::setReveal(base::Reveal reveal)
{
    m_secret->setEchoMode(reveal == base::Reveal::Shown ? QLineEdit::Normal : QLineEdit::Password);
}

void KeyChooser::setIssuerKeys(const QByteArray &keys, const QString &source)
{
    m_issuerKeys = keys;
    m_issuerSource = source;
    m_issuerNote = source;
    m_fetch->setEnabled(true);
    if (origin() == KeyOrigin::Issuer)
        emit changed();
    else
        setOrigin(KeyOrigin::Issuer);
}

void KeyChooser::setIssuerFailure(const QString &message)
{
    m_fetch->setEnabled(true);
    m_issuerKeys.clear();
    say(message, Tone::Error);
}

void KeyChooser::setText(KeyOrigin origin, const QString &text)
{
    setOrigin(origin);
    switch (origin) {
    case KeyOrigin::Secret: return m_secret->setText(text);
    case KeyOrigin::PemOrCertificate: return m_pem->setPlainText(text);
    case KeyOrigin::JwkSet: return m_jwks->setPlainText(text);
    case KeyOrigin::Issuer: return m_issuer->setText(text);
    }
}

void KeyChooser::showOutcome(int keys, const std::optional<base::Error> &error)
{
    if (error)
        return say(error->message, Tone::Error);
    if (input().text.isEmpty() || origin() == KeyOrigin::Secret)
        return say({}, Tone::Neutral);
    const QString count = keys == 1 ? tr("1 key") : tr("%1 keys").arg(keys);
    const bool named = origin() == KeyOrigin::Issuer && !m_issuerNote.isEmpty();
    say(named ? tr("%1 from %2").arg(count, m_issuerNote) : count, Tone::Neutral);
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
