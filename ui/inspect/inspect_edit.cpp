// How InspectWorkspace gives room to editing a copy, and what it copies to the clipboard.
#include "ui/inspect/draft_panel.h"
#include "ui/inspect/edit_page.h"
#include "ui/inspect/findings_panel.h"
#include "ui/inspect/inspect_workspace.h"
#include "ui/inspect/token_history.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/token_text.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QSplitter>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::inspect {

void InspectWorkspace::connectEditing()
{
    connect(m_token, &TokenPanel::editRequested, this, [this] { edit(EditPage::View::Draft); });
    connect(m_edit, &EditPage::closeRequested, this, &InspectWorkspace::endEditing);
    connect(m_edit, &EditPage::openRequested, this, [this](const QByteArray &token) {
        endEditing();
        request({.bytes = token}, Change::Replaced);
    });
    struct Row
    {
        EditPage::View view;
        QString id, text;
    };
    const Row rows[] = {
        {EditPage::View::Draft, u"inspect.edit"_s, tr("Edit a copy of the token and sign it")},
        {EditPage::View::Attacks, u"inspect.attacks"_s, tr("Variants of the token for testing a server")},
        {EditPage::View::Secret, u"inspect.weakSecret"_s, tr("Try a word list for the token's secret")},
        {EditPage::View::History, u"inspect.history"_s, tr("Tokens of this sitting")},
    };
    for (const Row &row : rows) {
        auto *action = new QAction(row.text, this);
        action->setObjectName(row.id);
        connect(action, &QAction::triggered, this, [this, view = row.view] { edit(view); });
        m_commands << action;
        if (row.view == EditPage::View::Draft)
            action->setShortcut(Qt::CTRL | Qt::Key_E);
    }
}

void InspectWorkspace::edit(EditPage::View view)
{
    const bool hasToken = m_inspection && this->view().document().jws();
    if (!hasToken && view != EditPage::View::History)
        return;
    if (hasToken && m_edited != this->view().document().text()) {
        m_edit->setOriginal(this->view(), m_inspection->keys);
        m_edited = this->view().document().text();
    }
    m_edit->showView(view);
    m_parts->hide();
    m_findings->hide();
    m_edit->show();
    m_token->setTitle(tr("Original"));
    m_token->text()->setEditing(TokenText::Editing::Refused);
}

void InspectWorkspace::endEditing()
{
    m_edit->hide();
    m_parts->setVisible(true);
    m_findings->setVisible(true);
    m_token->setTitle(tr("Token"));
    m_token->text()->setEditing(m_level == 0 ? TokenText::Editing::Allowed : TokenText::Editing::Refused);
}

void InspectWorkspace::copyAs(report::CopyKind kind) const
{
    if (!m_inspection)
        return;
    const auto copy = report::copyAs(kind, *view().report, {m_inspection->keys, now(), m_reveal});
    if (!copy)
        return m_token->say(copy.error().message);
    QGuiApplication::clipboard()->setText(QString::fromUtf8(*copy));
}

} // namespace claimcheck::ui::inspect
