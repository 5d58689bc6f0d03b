#include "ui/keys/new_key_form.h"

#include "ui/keys/form_row.h"
#include "ui/widgets/fonts.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::keys {

namespace {

constexpr int mostSecretBytes = 1024;

} // namespace

NewKeyForm::NewKeyForm(QWidget *parent)
    : QWidget(parent), m_kind(new QComboBox(this)), m_bytes(new QSpinBox(this)), m_kid(new QLineEdit(this)),
      m_use(new QComboBox(this)), m_algorithm(new QComboBox(this))
{
    setObjectName(u"keys.newForm"_s);
    setAccessibleName(tr("New key"));
    for (const jose::KeyKindRow &row : jose::keyKindTable())
        m_kind->addItem(QString::fromLatin1(row.title), QString::fromLatin1(row.name));
    m_kind->setCurrentIndex(m_kind->findData(u"p-256"_s));
    m_bytes->setRange(1, mostSecretBytes);
    m_bytes->setSuffix(tr(" bytes"));
    m_kid->setFont(fixedFont());
    m_kid->setPlaceholderText(tr("its thumbprint"));
    const QString signs = u"sig"_s, encrypts = u"enc"_s;
    m_use->addItem(tr("sig: signs"), signs);
    m_use->addItem(tr("enc: encrypts"), encrypts);
    m_use->addItem(tr("any"), QString());
    layOut();
    connect(m_kind, &QComboBox::currentIndexChanged, this, &NewKeyForm::follow);
    connect(m_use, &QComboBox::currentIndexChanged, this, &NewKeyForm::fillAlgorithms);
    connect(m_kid, &QLineEdit::returnPressed, this, &NewKeyForm::wished);
    follow();
    hide();
}

void NewKeyForm::layOut()
{
    FormRow row(this);
    row.add(m_kind, u"keys.newForm.kind"_s, tr("Kind"));
    row.add(m_bytes, u"keys.newForm.bytes"_s, tr("Length of the secret"));
    row.add(m_kid, u"keys.newForm.kid"_s, tr("kid"), 1);
    row.add(m_use, u"keys.newForm.use"_s, tr("Use"));
    row.add(m_algorithm, u"keys.newForm.algorithm"_s, tr("Algorithm"));
    m_algorithm->setMinimumWidth(170);
    m_kind->setMinimumWidth(150);
    connect(row.addButton(tr("Make key"), u"keys.newForm.make"_s, ButtonKind::Primary), &QPushButton::clicked,
            this, &NewKeyForm::wished);
    connect(row.addButton(tr("Cancel"), u"keys.newForm.cancel"_s), &QPushButton::clicked, this,
            &NewKeyForm::cancelled);
}

const jose::KeyKindRow &NewKeyForm::kind() const
{
    return *jose::findKeyKind(m_kind->currentData().toString());
}

void NewKeyForm::follow()
{
    const jose::KeyKindRow &row = kind();
    const bool secret = row.kind == crypto::KeyKind::Secret;
    m_bytes->setVisible(secret);
    findChild<QLabel *>(u"keys.newForm.bytes.label"_s)->setVisible(secret);
    if (secret)
        m_bytes->setValue(row.size);
    if (!*row.signs)
        m_use->setCurrentIndex(m_use->findData(u"enc"_s));
    else if (!*row.encrypts)
        m_use->setCurrentIndex(m_use->findData(u"sig"_s));
    fillAlgorithms();
}

void NewKeyForm::fillAlgorithms()
{
    const jose::KeyKindRow &row = kind();
    const QString use = m_use->currentData().toString();
    m_algorithm->clear();
    m_algorithm->addItem(tr("any"), QString());
    for (const QString &name : jose::algorithmsFor(row, use))
        m_algorithm->addItem(name, name);
    const QString first = QString::fromLatin1(use == "enc"_L1 ? row.encrypts : row.signs);
    m_algorithm->setCurrentIndex(qMax(0, use.isEmpty() ? 0 : m_algorithm->findData(first)));
}

jose::KeyWish NewKeyForm::wish() const
{
    jose::KeyWish wish;
    wish.kind = &kind();
    wish.bytes = wish.kind->kind == crypto::KeyKind::Secret ? m_bytes->value() : 0;
    wish.kid = m_kid->text().trimmed();
    wish.use = m_use->currentData().toString();
    wish.alg = m_algorithm->currentData().toString();
    return wish;
}

void NewKeyForm::open(const QString &kid)
{
    m_kid->setText(kid);
    show();
    m_kind->setFocus(Qt::OtherFocusReason);
}

void NewKeyForm::keyPressEvent(QKeyEvent *event)
{
    if (!cancels(event))
        return QWidget::keyPressEvent(event);
    emit cancelled();
}

} // namespace claimcheck::ui::keys
