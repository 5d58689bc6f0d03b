#pragma once

#include "core/base/result.h"
#include "core/oauth/server_metadata.h"
#include "ui/flow/profile_entry.h"

#include <QWidget>

#include <functional>

class QLabel;
class QStackedWidget;

namespace claimcheck::oauth {
struct GuideRow;
}
namespace claimcheck::ui {
class Button;
class Pane;
class VerdictBox;
} // namespace claimcheck::ui

namespace claimcheck::ui::flow {

class GuidePage;
class ImportPage;
class PreviewText;
class ProfileForm;
class ProfileList;

/// What is known of the server with that issuer, from earlier messages; nullopt: nothing.
using KnownMetadata = std::function<std::optional<oauth::ServerMetadata>(const QString &issuer)>;

/// The profiles of the sitting: their list, the form of one, and a preview of the first request that it makes
/// with what to know about it. Nothing outside changes before accepted().
class ProfilePage final : public QWidget
{
    Q_OBJECT

public:
    explicit ProfilePage(QWidget *parent = nullptr);

    /// Shows them, the one at `current` in the form; without any, an empty one.
    void edit(const ProfileEntries &entries, int current);
    /// Adds a profile to those that are shown, and shows it in the form.
    void start(const ProfileEntry &entry);
    /// Adds the profile of a profile file; shows the settings of another tool's file before they are added.
    /// What is wrong with the file is said at the foot of the form.
    void importFile(const QString &path);
    /// The profile in place of the one in the form, as if its user had made the changes.
    void replaceCurrent(const oauth::Profile &profile);
    /// What is known of its server has changed.
    void refresh();
    void setKnownMetadata(KnownMetadata known) { m_known = std::move(known); }

    [[nodiscard]] ProfileForm *form() const { return m_form; }
    [[nodiscard]] const ProfileEntries &entries() const { return m_entries; }

signals:
    void accepted(const claimcheck::ui::flow::ProfileEntries &entries, int chosen);
    void cancelled();
    /// The provider of the profile as it stands in the form is to be checked.
    void checkUpRequested(const claimcheck::oauth::Profile &profile);
    /// This profile is in the form now.
    void shown(const claimcheck::oauth::Profile &profile);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *makeFormPage();
    QWidget *makeFooter();
    Pane *makePreview();
    void connectList();
    void connectPages();
    void showEntry(int row);
    void onEdited();
    void copyBuiltIn(const oauth::Profile &edited);
    void duplicate();
    void remove();
    [[nodiscard]] std::optional<oauth::ServerMetadata> metadataOf(const oauth::Profile &profile) const;
    void askForImport();
    void saveAsFile();
    void say(const QString &problem);

    ProfileEntries m_entries;
    int m_current = 0;
    KnownMetadata m_known;
    ProfileList *m_list;
    ProfileForm *m_form;
    Pane *m_formPane;
    PreviewText *m_preview;
    VerdictBox *m_notes;
    QLabel *m_problem;
    Button *m_save;
    GuidePage *m_guide;
    ImportPage *m_import;
    QWidget *m_formPage;
    QStackedWidget *m_pages;
};

} // namespace claimcheck::ui::flow
