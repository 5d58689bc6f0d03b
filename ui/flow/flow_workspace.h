#pragma once

#include "ui/flow/flow_services.h"
#include "ui/widgets/workspace.h"

class QStackedWidget;

namespace claimcheck::ui::flow {

class CheckUpPage;
class ChecksPane;
class CompareButton;
class ComparisonPage;
class ExportButton;
class FaultsButton;
class FlowActions;
class FlowToolbar;
class MessageActions;
class MessagePane;
class MessagesPane;
class MetadataPage;
class MetadataReader;
class ProfilePage;
class RecordingBar;
class RegistrationPage;
class RunKeeper;
class RunNotice;
class RunSession;
class SequenceDiagram;
class WaitingBar;
struct KeptRun;

/// The Flow mode: a profile, its run as a diagram, the chosen message, the checks. Steps and edits through a
/// RunSession.
class FlowWorkspace final : public Workspace
{
    Q_OBJECT

public:
    explicit FlowWorkspace(FlowServices services, QWidget *parent = nullptr);

    [[nodiscard]] QString documentTitle() const override;
    [[nodiscard]] QList<QAction *> commands() const override;
    [[nodiscard]] HelpText help() const override;
    [[nodiscard]] QWidget *firstFocus() const override;
    [[nodiscard]] FileWish fileWish() const override;
    /// A HAR or a trace is shown as a recorded run; a profile is added to the choice.
    void takeFile(const QString &path) override;
    void setReveal(base::Reveal reveal) override;

    [[nodiscard]] RunSession &session() const { return *m_session; }
    /// The run that is shown, then the earlier ones, the newest first.
    [[nodiscard]] std::vector<KeptRun> runs() const;
    /// Adds the profile and chooses it.
    void useProfile(const oauth::Profile &profile);
    /// Reads a profile file; what is wrong with it is said in the window.
    void openProfileFile(const QString &path);
    void selectMessage(int number);
    [[nodiscard]] RecordingBar &recording() const { return *m_recording; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeRunPage();
    void connectParts();
    void addFileTools();
    void loadDemo();
    void chooseProfile();
    void askForFile();
    void newProfile();
    void editProfiles();
    [[nodiscard]] std::optional<oauth::ServerMetadata> knownMetadata(const QString &issuer) const;
    void openCheckUp(const oauth::Profile &profile);
    void addServerPages();
    void addToForm();
    void goTo(QWidget *page);
    void goBack();
    void openRegistration(const oauth::Profile &profile);
    void openMetadata(const oauth::Profile &profile);
    void update();
    void showRows();
    void followRun();
    void showMessage();
    void connectMessageActions();
    void connectHeldMessage();
    void draftAgain(int number);
    void sendDraft();
    void dropDraft();
    [[nodiscard]] bool isDrafting() const { return m_draft && m_draft->number == m_selected; }
    [[nodiscard]] QByteArray litValue() const;
    void handOver(const QByteArray &token);

    FlowServices m_services;
    RunSession *m_session;
    FlowActions *m_actions;
    MessageActions *m_messageActions;
    FlowToolbar *m_toolbar;
    FaultsButton *m_faults = nullptr; ///< nullptr without a provider that has some
    RunNotice *m_notice;
    WaitingBar *m_waiting;
    RecordingBar *m_recording;
    RunKeeper *m_keeper;
    CompareButton *m_compare;
    ExportButton *m_export;
    ComparisonPage *m_comparison;
    CheckUpPage *m_checkUp = nullptr; ///< made when it is first asked for
    QAction *m_checkUpAction;
    RegistrationPage *m_registration = nullptr; ///< made when it is first asked for
    QAction *m_registerAction;
    MetadataReader *m_metadata;
    MetadataPage *m_metadataPage = nullptr; ///< made when it is first asked for
    QAction *m_metadataAction;
    QWidget *m_cameFrom = nullptr; ///< the page that a server's page was opened from
    MessagesPane *m_messages;
    SequenceDiagram *m_diagram;
    MessagePane *m_message;
    ChecksPane *m_checks;
    ProfilePage *m_settings;
    QStackedWidget *m_pages;
    base::Reveal m_reveal = base::Reveal::Hidden;
    QByteArray m_value;                               ///< the chosen parameter's; lights up wherever it is
    std::optional<claimcheck::flow::Message> m_draft; ///< a message that is edited to be sent again
    int m_selected = 0; ///< number of the message that is shown; may be one still to come
    int m_followed = 0; ///< newest message that the selection went to by itself
    bool m_demoTried = false;
};

} // namespace claimcheck::ui::flow
