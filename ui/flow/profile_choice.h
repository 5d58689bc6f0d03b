#pragma once

#include "core/oauth/profile.h"

#include <QComboBox>

#include <vector>

namespace claimcheck::ui::flow {

/// Which profile a run uses: those of the built-in provider, those opened from files or written in the form,
/// and a way to more.
class ProfileChoice final : public QComboBox
{
    Q_OBJECT

public:
    explicit ProfileChoice(QWidget *parent = nullptr);

    /// Those of the built-in provider; they stand first.
    void setDemoProfiles(const std::vector<oauth::Profile> &profiles);
    /// Adds it, or takes the place of the one of that name among the user's own, and chooses it.
    void addProfile(const oauth::Profile &profile);
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

    std::vector<oauth::Profile> m_profiles; ///< the demo's first
    int m_demoCount = 0;
    int m_chosen = -1;
};

} // namespace claimcheck::ui::flow
