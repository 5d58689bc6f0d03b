#pragma once

#include "core/flow/steps.h"
#include "core/lint/message_runner.h"
#include "ui/flow/view_context.h"
#include "ui/widgets/help_text.h"
#include "ui/widgets/pane.h"

class QSplitter;
class QStackedWidget;

namespace claimcheck::ui {
class Chip;
class DataTable;
class EmptyState;
class FactModel;
class SegmentedControl;
} // namespace claimcheck::ui

namespace claimcheck::ui::flow {

class AnswerForm;
class ExpiryNotice;
class HoldBar;
class RequestView;
class ResponseView;

/// The chosen message of a run: "4 · Token request", its request, its response, and what to do with it while
/// it is held.
class MessagePane final : public Pane
{
    Q_OBJECT

public:
    explicit MessagePane(QWidget *parent = nullptr);

    void showMessage(const ViewContext &context);
    /// A message that the run has not come to yet.
    void showPlanned(int number, const claimcheck::flow::PlannedStep &step);
    void showNothing();
    void setAspect(MessageAspect aspect);
    /// Chooses what a check of this message is about: a parameter, a header field, a member of the body.
    void lightUp(const lint::CheckResult &check);
    /// Lets the user write the answer to the message that is shown.
    void askForAnswer(const claimcheck::flow::Message &message);
    [[nodiscard]] HelpText help() const;

signals:
    void requestEdited(const claimcheck::http::Request &request);
    void responseEdited(const claimcheck::http::Response &response);
    void sendRequested();
    void sendOriginalRequested();
    void dropRequested();
    void answered(const claimcheck::http::Response &response);
    void callbackAnswered(const claimcheck::http::Request &callback);
    void answerRequested();
    /// What stands here has changed by itself: a value expired.
    void outdated();
    void openToken(const QByteArray &token);
    /// A parameter was chosen; empty: none is.
    void valueChosen(const QByteArray &value);

private:
    bool lightUpInRequest(const QString &name);
    bool lightUpInResponse(const QString &name);
    void connectParts();
    void shareHeight(const ViewContext &context);
    void showPage();
    void showEmpty(const QString &heading, const QString &text);

    Chip *m_edited;
    SegmentedControl *m_aspects;
    RequestView *m_request;
    ResponseView *m_response;
    QSplitter *m_parts;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    HoldBar *m_hold;
    ExpiryNotice *m_expiry;
    FactModel *m_connectionFacts;
    DataTable *m_connection;
    AnswerForm *m_answer;
    int m_number = 0;
    bool m_hadResponse = false;
    bool m_canAct = false; ///< the message is held, or a draft
};

} // namespace claimcheck::ui::flow
