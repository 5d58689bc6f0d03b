#pragma once

#include "core/flow/registrar.h"
#include "ui/flow/flow_services.h"

#include <QWidget>

#include <memory>

class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace claimcheck::ui {
class Button;
class Chip;
class DataTable;
class EmptyState;
class Pane;
} // namespace claimcheck::ui

namespace claimcheck::ui::flow {

class RegistrationModel;
class RemarksModel;

/// Registers a client that fits a profile, and manages it as long as the window knows its registration access
/// token: what is asked for, to be edited, beside what came of it. Sends nothing by itself.
class RegistrationPage final : public QWidget
{
    Q_OBJECT

public:
    explicit RegistrationPage(const FlowServices &services, QWidget *parent = nullptr);
    ~RegistrationPage() override;

    /// What a client for this profile asks for; where its client was registered here before, that one.
    void setProfile(const oauth::Profile &profile);
    /// Of the client that is shown; nullptr before its registration.
    [[nodiscard]] const claimcheck::flow::Registrar *registrar() const { return m_registrar; }

signals:
    void closeRequested();
    /// The profile with the client in it, the secret in memory.
    void clientChosen(const claimcheck::oauth::Profile &profile);

private:
    QWidget *makeRequest();
    QWidget *makeAnswer();
    QWidget *makeRequestFooter();
    QWidget *makeAnswerFooter();
    claimcheck::flow::Registrar *registrarFor(const oauth::Profile &profile) const;
    void writeRequest();
    void send();
    void act(oauth::RegistrationAct act);
    void begun(const base::Result<void> &started);
    void follow();
    void showAnswer();

    const FlowServices &m_services;
    oauth::Profile m_profile;
    std::vector<std::unique_ptr<claimcheck::flow::Registrar>> m_registrars; ///< of this sitting
    claimcheck::flow::Registrar *m_registrar = nullptr;
    RegistrationModel *m_members;
    RemarksModel *m_remarks;
    QPlainTextEdit *m_request;
    QLineEdit *m_token;
    Chip *m_summary;
    QLabel *m_problem;
    QLabel *m_kept;
    EmptyState *m_empty; ///< until something was sent
    QWidget *m_answer;
    Button *m_send;
    Button *m_read;
    Button *m_delete;
    Button *m_use;
};

} // namespace claimcheck::ui::flow
