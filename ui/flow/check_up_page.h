#pragma once

#include "core/flow/check_up.h"
#include "ui/flow/flow_services.h"

#include <QWidget>

#include <memory>

class QLabel;
class QLineEdit;

namespace claimcheck::ui {
class Button;
class Chip;
class DataTable;
class Pane;
} // namespace claimcheck::ui

namespace claimcheck::ui::flow {

class CheckUpModel;

/// The check-up of a provider: what it is about to do, the host to confirm, what was found.
class CheckUpPage final : public QWidget
{
    Q_OBJECT

public:
    explicit CheckUpPage(const FlowServices &services, QWidget *parent = nullptr);
    ~CheckUpPage() override;

    /// What is to be checked; a check-up under way is ended.
    void setProfile(const oauth::Profile &profile);
    [[nodiscard]] const std::vector<claimcheck::flow::ProbeResult> &results() const;

signals:
    void closeRequested();

private:
    QWidget *makeConfirmation();
    void makeTable();
    void begin();
    void follow();
    void saveReport();

    const FlowServices &m_services;
    oauth::Profile m_profile;
    std::unique_ptr<claimcheck::flow::CheckUp> m_checkUp;
    CheckUpModel *m_model;
    Pane *m_pane;
    DataTable *m_table;
    Chip *m_summary;
    QLabel *m_intro;
    QLabel *m_problem;
    QLineEdit *m_host;
    Button *m_start;
    Button *m_cancel;
    Button *m_save;
};

} // namespace claimcheck::ui::flow
