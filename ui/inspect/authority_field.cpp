#include "ui/inspect/authority_field.h"

#include "ui/widgets/button.h"
#include "ui/widgets/fonts.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::inspect {

AuthorityField::AuthorityField(QWidget *parent)
    : QWidget(parent), m_name(new QLabel(this)),
      m_open(new Button(tr("Trust a CA\u2026"), u"keyChooser.ca.open"_s, ButtonKind::Link, this)),
      m_forget(new Button(tr("Remove"), u"keyChooser.ca.forget"_s, ButtonKind::Link, this))
{
    setObjectName(u"keyChooser.ca"_s);
    setAccessibleName(tr("Certificate authorities"));
    m_name->setObjectName(u"keyChooser.ca.name"_s);
    m_name->setProperty("tone", u"muted"_s);
    m_open->setToolTip(tr("A file of certificates that the one inside the token may lead to"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_name);
    row->addWidget(m_forget);
    row->addStretch(1);
    row->addWidget(m_open);
    for (QWidget *part :
         {static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_open), static_cast<QWidget *>(m_forget)})
        part->setFont(smallFont());
    connect(m_open, &QPushButton::clicked, this, &AuthorityField::openFile);
    connect(m_forget, &QPushButton::clicked, this, [this] { setPath({}); });
    setPath({});
}

void AuthorityField::setPath(const QString &path)
{
    const bool other = path != m_path;
    m_path = path;
    m_name->setText(path.isEmpty() ? tr("The token brings certificates.")
                                   : tr("CA: %1").arg(QFileInfo(path).fileName()));
    m_name->setAccessibleName(m_name->text());
    m_name->setToolTip(path);
    m_forget->setVisible(!path.isEmpty());
    if (other)
        emit changed();
}

void AuthorityField::openFile()
{
    auto *dialog = new QFileDialog(this, tr("Trust a CA"));
    dialog->setObjectName(u"keyChooser.ca.dialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &AuthorityField::setPath);
    dialog->open();
}

} // namespace claimcheck::ui::inspect
