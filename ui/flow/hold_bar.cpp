#include "ui/flow/hold_bar.h"

#include "ui/widgets/button.h"
#include "ui/widgets/pane.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

using claimcheck::flow::MessageKind;

/// A callback and an answer go to the flow; other requests go out.
bool goesOut(const ViewContext &context)
{
    return context.requestIsHeld() && context.message.kind != MessageKind::AuthorizationResponse;
}

} // namespace

HoldBar::HoldBar(QWidget *parent)
    : QWidget(parent), m_hint(new QLabel(this)),
      m_send(new Button({}, u"sendHeld"_s, ButtonKind::Primary, this)),
      m_original(new Button({}, u"sendOriginal"_s, ButtonKind::Plain, this)),
      m_answer(new Button(tr("Answer\u2026"), u"answerHeld"_s, ButtonKind::Plain, this)),
      m_drop(new Button({}, u"dropHeld"_s, ButtonKind::Plain, this))
{
    setObjectName(u"holdBar"_s);
    setAccessibleName(tr("Held message"));
    m_hint->setObjectName(u"holdHint"_s);
    m_hint->setAccessibleName(tr("Held message"));
    m_hint->setProperty("tone", u"muted"_s);
    m_answer->setToolTip(tr("Write the answer yourself; nothing is sent."));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    auto *row = new QHBoxLayout;
    column->addLayout(row);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(m_hint, 1);
    for (Button *button : {m_send, m_original, m_answer, m_drop})
        row->addWidget(button);
    connect(m_send, &QPushButton::clicked, this, &HoldBar::sendRequested);
    connect(m_original, &QPushButton::clicked, this, &HoldBar::sendOriginalRequested);
    connect(m_drop, &QPushButton::clicked, this, &HoldBar::dropRequested);
    connect(m_answer, &QPushButton::clicked, this, &HoldBar::answerRequested);
}

void HoldBar::show(const ViewContext &context)
{
    m_original->setVisible(!context.isDraft());
    m_answer->setVisible(!context.isDraft() && !context.message.response &&
                         context.message.kind != MessageKind::AuthorizationResponse);
    if (context.isDraft())
        return showDraft();
    m_drop->setText(tr("Drop"));
    m_drop->setAccessibleName(m_drop->text());
    m_drop->setToolTip(tr("Do not let this message go on; the run ends here."));
    const bool out = goesOut(context);
    m_send->setText(out ? tr("Send") : tr("Pass on"));
    m_original->setText(out ? tr("Send original") : tr("Pass on original"));
    m_original->setEnabled(context.message.wasEdited());
    m_original->setToolTip(m_original->isEnabled() ? tr("Forget the edits.") : tr("Nothing was edited."));
    m_send->setAccessibleName(m_send->text());
    m_original->setAccessibleName(m_original->text());
    if (context.message.wasEdited())
        m_hint->setText(out ? tr("Edited. Send it as it is now, or")
                            : tr("Edited. Pass it on as it is now, or"));
    else
        m_hint->setText(tr("Held. Edit any value, then"));
}

void HoldBar::showDraft()
{
    m_send->setText(tr("Send again"));
    m_drop->setText(tr("Cancel"));
    m_drop->setToolTip({});
    for (Button *button : {m_send, m_drop})
        button->setAccessibleName(button->text());
    m_hint->setText(tr("Edit any value. It is sent beside the run."));
}

} // namespace claimcheck::ui::flow
