#include "ui/flow/answer_form.h"

#include "ui/flow/raw_message.h"
#include "ui/flow/run_session.h"
#include "ui/flow/text_view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/pane.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

using claimcheck::flow::Message;
using claimcheck::flow::MessageState;
using lint::MessageKind;

bool canAnswer(const RunSession &session, int number)
{
    const Message *message = session.trace().message(number);
    if (!message || !session.isGoing() || message->kind == MessageKind::AuthorizationResponse)
        return false;
    const auto held = session.held();
    const bool isHeld = held && held->number == number && !message->response;
    const bool inBrowser = message->kind == MessageKind::AuthorizationRequest &&
                           session.phase() == RunPhase::InBrowser && message->state == MessageState::InFlight;
    return isHeld || inBrowser;
}

AnswerForm::AnswerForm(QWidget *parent)
    : QWidget(parent), m_hint(new QLabel(this)), m_templates(new QComboBox(this)),
      m_text(new TextView(tr("Answer by hand"), u"answerText"_s, this))
{
    setObjectName(u"answerForm"_s);
    setAccessibleName(tr("Answer by hand"));
    m_hint->setObjectName(u"answerHint"_s);
    m_hint->setAccessibleName(tr("What the answer is"));
    m_hint->setProperty("tone", u"muted"_s);
    m_templates->setObjectName(u"answerTemplates"_s);
    m_templates->setAccessibleName(tr("Begin with"));
    auto *give = new Button(tr("Answer"), u"giveAnswer"_s, ButtonKind::Primary, this);
    auto *cancel = new Button(tr("Cancel"), u"cancelAnswer"_s, ButtonKind::Plain, this);
    auto *first = new QHBoxLayout;
    first->setContentsMargins(12, 8, 12, 8);
    first->addWidget(m_hint, 1);
    first->addWidget(m_templates);
    auto *last = new QHBoxLayout;
    last->setContentsMargins(12, 8, 12, 8);
    last->setSpacing(8);
    last->addStretch(1);
    last->addWidget(give);
    last->addWidget(cancel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(first);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addWidget(m_text, 1);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addLayout(last);
    m_text->setEditable(true);
    connect(give, &QPushButton::clicked, this, &AnswerForm::give);
    connect(cancel, &QPushButton::clicked, this, &AnswerForm::cancelled);
    connect(m_templates, &QComboBox::activated, this, [this](int index) {
        m_text->setText({QString::fromUtf8(m_answers[std::size_t(index)].text), {}});
    });
}

void AnswerForm::begin(const Message &message)
{
    m_message = message;
    m_answers = answerTemplates(message);
    m_templates->clear();
    for (const AnswerTemplate &answer : m_answers)
        m_templates->addItem(answer.name);
    const bool isCallback = message.kind == MessageKind::AuthorizationRequest;
    m_hint->setText(isCallback ? tr("What the browser brings back") : tr("What the server answers"));
    m_text->setText({});
    m_text->setText({m_answers.empty() ? QString() : QString::fromUtf8(m_answers.front().text), {}});
    m_text->setFocus();
}

void AnswerForm::give()
{
    const QByteArray text = m_text->text().toUtf8();
    if (m_message.kind == MessageKind::AuthorizationRequest) {
        const auto callback = parseRawRequest(text, {});
        m_text->setProblem(callback ? QString() : callback.error().message);
        if (callback)
            emit callbackAnswered(*callback);
        return;
    }
    const auto response = parseRawResponse(text);
    m_text->setProblem(response ? QString() : response.error().message);
    if (response)
        emit answered(*response);
}

} // namespace claimcheck::ui::flow
