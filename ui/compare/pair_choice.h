#pragma once

#include "ui/compare/compare_services.h"

#include <QComboBox>

namespace claimcheck::ui::compare {

/// Which provider both tokens are got from: the built-in one, and those of profile files.
class PairChoice final : public QComboBox
{
    Q_OBJECT

public:
    explicit PairChoice(QWidget *parent = nullptr);

    /// Those of the built-in provider; they stand first.
    void setDemoPairs(const std::vector<ProfilePair> &pairs);
    /// Reads a profile file that says how the two runs differ, and chooses it. What is wrong with it is told
    /// by problem.
    void openFile(const QString &path);
    /// nullptr while there is none.
    [[nodiscard]] const ProfilePair *current() const;

signals:
    void pairChosen();
    void openFileRequested();
    void problem(const QString &words);

private:
    void rebuild(int chosen);
    void onActivated(int index);

    std::vector<ProfilePair> m_pairs;
    int m_chosen = -1;
};

} // namespace claimcheck::ui::compare
