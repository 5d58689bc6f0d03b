#pragma once

#include "ui/flow/profile_entry.h"

#include <QComboBox>

namespace claimcheck::ui::flow {

/// Which profile a run uses: those of the built-in provider, those opened from files or written in the form,
/// and a way to more. Keeps them while the window is open.
class ProfileChoice final : public QComboBox
{
    Q_OBJECT

public:
    explicit ProfileChoice(QWidget *parent = nullptr);

    /// Those of the built-in provider; they stand first.
    void setDemoProfiles(const std::vector<oauth::Profile> &profiles);
    /// Adds it, or takes the place of the one of that name among the user's own, and chooses it.
    void addProfile(const oauth::Profile &profile);
    /// In place of all; chooses the one at this place.
    void setEntries(ProfileEntries entries, int chosen);
    [[nodiscard]] const ProfileEntries &entries() const { return m_entries; }
    /// -1 while there is none.
    [[nodiscard]] int chosen() const { return m_chosen; }
    /// nullptr while there is none.
    [[nodiscard]] const oauth::Profile *current() const;
    /// Whether it is about the built-in provider.
    [[nodiscard]] bool isDemo() const;

signals:
    void profileChosen();
    void openFileRequested();
    void newProfileRequested();

private:
    void rebuild(int chosen);
    void onActivated(int index);

    ProfileEntries m_entries;
    int m_chosen = -1;
};

} // namespace claimcheck::ui::flow
