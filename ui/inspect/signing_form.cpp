#include "ui/inspect/signing_form.h"

#include "core/jose/algorithms.h"
#include "core/token/token_draft.h"
#include "ui/widgets/button.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/in_background.h"
#include "ui/widgets/segmented_control.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::inspect {

namespace {

QComboBox *choice(const QString &name, const QString &accessible, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setObjectName(name);
    box->setAccessibleName(accessible);
    return box;
}

QLabel *signingLabel(const QString &text, const QString &name, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(name);
    label->setAccessibleName(text.isEmpty() ? SigningForm::tr("Key") : text);
    label->setProperty("tone", u"muted"_s);
    label->setFont(smallFont());
    label->setWordWrap(true);
    return label;
}

} // namespace

SigningForm::SigningForm(QWidget *parent)
    : QWidget(parent), m_origins(new SegmentedControl(tr("Sign with"), u"signing.origins"_s, this)),
      m_secret(new QLineEdit(this)),
      m_given(new KeyTextField(KeyOrigin::JwkSet,
                               {u"signing.given"_s, tr("Private key: PEM or JWK"),
                                tr("-----BEGIN PRIVATE KEY----- or a JWK"), tr("key given here")},
                               this)),
      m_kinds(choice(u"signing.kinds"_s, tr("Kind of the new key"), this)),
      m_make(new Button(tr("Make a key"), u"signing.make"_s, ButtonKind::Plain, this)),
      m_algorithms(choice(u"signing.algorithms"_s, tr("Algorithm"), this)),
      m_outcome(signingLabel({}, u"signing.outcome"_s, this)),
      m_sign(new Button(tr("Sign the copy"), u"signing.sign"_s, ButtonKind::Primary, this)),
      m_unsigned(new Button(tr("Leave unsigned"), u"signing.unsigned"_s, ButtonKind::Plain, this))
{
    setObjectName(u"signing"_s);
    setAccessibleName(tr("Sign with"));
    for (const QString &text : {tr("Key above"), tr("Secret"), tr("PEM / JWK"), tr("New key")})
        m_origins->addSegment(text);
    m_secret->setObjectName(u"signing.secret"_s);
    m_secret->setAccessibleName(tr("Secret to sign with"));
    m_secret->setPlaceholderText(tr("The shared secret"));
    m_secret->setEchoMode(QLineEdit::Password);
    for (const jose::AlgorithmRow &row : jose::algorithmTable()) {
        const bool signs = row.use == jose::AlgorithmUse::Signature && !jose::isNone(row.name);
        if (signs && crypto::isSupported(row.method))
            m_kinds->addItem(QString::fromLatin1(row.name));
    }
    m_kinds->setCurrentText(u"ES256"_s);
    layOut();
    connectFields();
    showOrigin(Chosen);
}

void SigningForm::layOut()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 12);
    column->setSpacing(8);
    column->addWidget(signingLabel(tr("Sign with"), u"signing.label"_s, this));
    column->addWidget(m_origins, 0, Qt::AlignLeft);
    column->addWidget(m_secret);
    column->addWidget(m_given);
    auto *making = new QHBoxLayout;
    making->addWidget(m_kinds, 1);
    making->addWidget(m_make);
    column->addLayout(making);
    column->addWidget(m_outcome);
    auto *algorithm = new QHBoxLayout;
    algorithm->addWidget(signingLabel(tr("Algorithm"), u"signing.algorithmLabel"_s, this));
    algorithm->addWidget(m_algorithms, 1);
    column->addLayout(algorithm);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_sign);
    buttons->addWidget(m_unsigned);
    buttons->addStretch(1);
    column->addLayout(buttons);
}

void SigningForm::connectFields()
{
    connect(m_origins, &SegmentedControl::currentChanged, this, &SigningForm::showOrigin);
    connect(m_secret, &QLineEdit::textChanged, this, &SigningForm::readKey);
    connect(m_given, &KeyTextField::changed, this, &SigningForm::readKey);
    connect(m_make, &QPushButton::clicked, this, [this] { makeKey(m_kinds->currentText().toLatin1()); });
    connect(m_sign, &QPushButton::clicked, this, &SigningForm::signRequested);
    connect(m_unsigned, &QPushButton::clicked, this, &SigningForm::unsignedRequested);
    connect(m_algorithms, &QComboBox::activated, this, [this] { emit algorithmChosen(algorithm()); });
    connect(&m_reading, &QFutureWatcherBase::finished, this, [this] { takeKey(m_reading.result()); });
    connect(&m_making, &QFutureWatcherBase::finished, this, [this] {
        const base::Result<jose::Jwk> key = m_making.result();
        m_made = key ? std::optional(*key) : std::nullopt;
        m_make->setEnabled(true);
        if (m_origins->currentIndex() == New)
            readKey();
    });
}

void SigningForm::showOrigin(int origin)
{
    m_secret->setVisible(origin == Secret);
    m_given->setVisible(origin == Given);
    m_kinds->setVisible(origin == New);
    m_make->setVisible(origin == New);
    readKey();
}

void SigningForm::setChosenKeys(const jose::KeySet &keys)
{
    m_chosen = keys.keys.empty() ? std::nullopt : std::optional(keys.keys.front());
    for (const jose::Jwk &key : keys.keys) {
        if (key.key.hasPrivate()) {
            m_chosen = key;
            break;
        }
    }
    if (m_origins->currentIndex() == Chosen)
        readKey();
}

void SigningForm::makeKey(const QByteArray &alg)
{
    m_origins->setCurrentIndex(New);
    m_kinds->setCurrentText(QString::fromLatin1(alg));
    m_make->setEnabled(false);
    m_outcome->setText(tr("Making a key \u2026"));
    m_making.setFuture(inBackground([alg] { return jose::generateJwk(alg); }));
}

void SigningForm::readKey()
{
    KeyInput input;
    switch (m_origins->currentIndex()) {
    case Chosen:
    case New: {
        jose::KeySet keys;
        const std::optional<jose::Jwk> &key = m_origins->currentIndex() == New ? m_made : m_chosen;
        if (key)
            keys.keys.push_back(*key);
        return takeKey(keys);
    }
    case Secret:
        input = {.origin = KeyOrigin::Secret, .text = m_secret->text().toUtf8(), .source = tr("secret")};
        break;
    default: input = m_given->input();
    }
    m_reading.setFuture(inBackground([input] { return readKeyInput(input); }));
}

void SigningForm::takeKey(const base::Result<jose::KeySet> &keys)
{
    m_key = keys && !keys->keys.empty() ? std::optional(keys->keys.front()) : std::nullopt;
    if (!keys)
        m_outcome->setText(keys.error().message);
    else if (!m_key)
        m_outcome->setText(tr("No key yet."));
    else if (!m_key->key.hasPrivate())
        m_outcome->setText(
            tr("%1, the public half: it makes variants, but cannot sign.").arg(m_key->description()));
    else
        m_outcome->setText(m_key->description());
    m_sign->setEnabled(m_key && m_key->key.hasPrivate());
    listAlgorithms();
    emit keyChanged();
}

const std::optional<jose::Jwk> &SigningForm::serverKey() const
{
    return m_origins->currentIndex() == New ? m_chosen : m_key;
}

void SigningForm::listAlgorithms()
{
    const QSignalBlocker blocker(m_algorithms);
    m_algorithms->clear();
    for (const QByteArray &name : m_key ? token::algorithmsFor(*m_key) : QByteArrayList())
        m_algorithms->addItem(QString::fromLatin1(name));
    const int current = m_algorithms->findText(QString::fromUtf8(m_algorithm));
    if (current >= 0)
        m_algorithms->setCurrentIndex(current);
    m_algorithms->setEnabled(m_algorithms->count() > 0);
}

void SigningForm::setAlgorithm(const QByteArray &alg)
{
    if (m_algorithm == alg)
        return;
    m_algorithm = alg;
    listAlgorithms();
}

QByteArray SigningForm::algorithm() const
{
    return m_algorithms->currentText().toLatin1();
}

void SigningForm::setReveal(base::Reveal reveal)
{
    m_secret->setEchoMode(reveal == base::Reveal::Shown ? QLineEdit::Normal : QLineEdit::Password);
    m_given->setReveal(reveal);
}

} // namespace claimcheck::ui::inspect
