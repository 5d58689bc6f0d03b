#include "ui/keys/fetch_form.h"

#include "ui/keys/form_row.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/segmented_control.h"

#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::keys {

using jose::KeyPlace;

FetchForm::FetchForm(QWidget *parent)
    : QWidget(parent),
      m_place(new SegmentedControl(tr("What the address is"), u"keys.fetchForm.place"_s, this)),
      m_url(new QLineEdit(this))
{
    setObjectName(u"keys.fetchForm"_s);
    setAccessibleName(tr("Keys from an address"));
    m_place->addSegment(tr("Issuer"));
    m_place->addSegment(tr("URL of a JWK Set"));
    m_url->setFont(fixedFont());
    m_url->setPlaceholderText(tr("https://\u2026"));
    FormRow row(this);
    row.add(m_place, u"keys.fetchForm.place"_s, tr("Ask"));
    row.add(m_url, u"keys.fetchForm.url"_s, tr("Address"), 1);
    Button *get = row.addButton(tr("Get keys"), u"keys.fetchForm.get"_s, ButtonKind::Primary);
    get->setToolTip(tr("Asks this address for its keys. Nothing is sent before."));
    connect(get, &QPushButton::clicked, this, &FetchForm::request);
    connect(m_url, &QLineEdit::returnPressed, this, &FetchForm::request);
    connect(row.addButton(tr("Cancel"), u"keys.fetchForm.cancel"_s), &QPushButton::clicked, this,
            &FetchForm::cancelled);
    hide();
}

void FetchForm::open()
{
    show();
    m_url->selectAll();
    m_url->setFocus(Qt::OtherFocusReason);
}

void FetchForm::fetch(KeyPlace place, const QString &address)
{
    m_place->setCurrentIndex(place == KeyPlace::Issuer ? 0 : 1);
    m_url->setText(address);
    request();
}

void FetchForm::request()
{
    const QUrl url(m_url->text().trimmed(), QUrl::StrictMode);
    const bool usable =
        url.isValid() && !url.host().isEmpty() && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
    if (usable)
        emit requested(m_place->currentIndex() == 0 ? KeyPlace::Issuer : KeyPlace::JwksUrl, url);
    else
        emit refused(tr("Keys are fetched from an https URL, such as https://id.example.org."));
}

void FetchForm::keyPressEvent(QKeyEvent *event)
{
    if (!cancels(event))
        return QWidget::keyPressEvent(event);
    emit cancelled();
}

} // namespace claimcheck::ui::keys
