#pragma once

#include "core/flow/trace.h"
#include "ui/flow/answer_templates.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace claimcheck::ui::flow {

class RunSession;
class TextView;

/// Whether the run would take an answer by hand to this message now: it is held as a request or as a failure,
/// or it is an authorization request that the browser has not answered.
[[nodiscard]] bool canAnswer(const RunSession &session, int number);

/// Where a user writes the answer to a held message as raw text; a choice of templates to begin with.
class AnswerForm final : public QWidget
{
    Q_OBJECT

public:
    explicit AnswerForm(QWidget *parent = nullptr);

    /// Begins anew, with the first template.
    void begin(const claimcheck::flow::Message &message);
    /// Whether the message still waits as it did when the user began.
    [[nodiscard]] bool fits(const claimcheck::flow::Message &message) const
    {
        return message.number == m_message.number && message.state == m_message.state;
    }

signals:
    void answered(const claimcheck::http::Response &response);
    /// The answer to an authorization request is a request to the redirect URI.
    void callbackAnswered(const claimcheck::http::Request &callback);
    void cancelled();

private:
    void give();

    QLabel *m_hint;
    QComboBox *m_templates;
    TextView *m_text;
    std::vector<AnswerTemplate> m_answers;
    claimcheck::flow::Message m_message;
};

} // namespace claimcheck::ui::flow
