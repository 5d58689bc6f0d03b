#include "ui/keys/passphrase_form.h"

#include "ui/keys/form_row.h"

#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::keys {

PassphraseForm::PassphraseForm(QWidget *parent)
    : QWidget(parent), m_why(new QLabel(this)), m_phrase(new QLineEdit(this))
{
    setObjectName(u"keys.passphraseForm"_s);
    setAccessibleName(tr("Pass phrase"));
    m_phrase->setEchoMode(QLineEdit::Password);
    FormRow row(this);
    row.add(m_why, u"keys.passphraseForm.why"_s, tr("Key"));
    row.add(m_phrase, u"keys.passphraseForm.phrase"_s, tr("Pass phrase"), 1);
    connect(row.addButton(tr("Open"), u"keys.passphraseForm.open"_s, ButtonKind::Primary),
            &QPushButton::clicked, this, &PassphraseForm::given);
    connect(m_phrase, &QLineEdit::returnPressed, this, &PassphraseForm::given);
    connect(row.addButton(tr("Cancel"), u"keys.passphraseForm.cancel"_s), &QPushButton::clicked, this,
            &PassphraseForm::cancelled);
    hide();
}

void PassphraseForm::open(const QString &why)
{
    m_why->setText(why);
    show();
    m_phrase->setFocus(Qt::OtherFocusReason);
}

base::SecretBytes PassphraseForm::take()
{
    base::SecretBytes phrase = base::SecretBytes::take(m_phrase->text().toUtf8());
    m_phrase->clear();
    return phrase;
}

void PassphraseForm::keyPressEvent(QKeyEvent *event)
{
    if (!cancels(event))
        return QWidget::keyPressEvent(event);
    m_phrase->clear();
    emit cancelled();
}

} // namespace claimcheck::ui::keys
