#include "ui/flow/profile_choice.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

enum class Entry : int { Profile, OpenFile, NewProfile };

} // namespace

ProfileChoice::ProfileChoice(QWidget *parent) : QComboBox(parent)
{
    setObjectName(u"profileChoice"_s);
    setAccessibleName(tr("Profile"));
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(21);
    rebuild(-1);
    connect(this, &QComboBox::activated, this, &ProfileChoice::onActivated);
}

void ProfileChoice::setDemoProfiles(const std::vector<oauth::Profile> &profiles)
{
    m_profiles.erase(m_profiles.begin(), m_profiles.begin() + m_demoCount);
    m_profiles.insert(m_profiles.begin(), profiles.begin(), profiles.end());
    m_demoCount = int(profiles.size());
    rebuild(m_profiles.empty() ? -1 : 0);
}

void ProfileChoice::addProfile(const oauth::Profile &profile)
{
    const auto own = m_profiles.begin() + m_demoCount;
    const auto same = std::find_if(own, m_profiles.end(), [&profile](const oauth::Profile &known) {
        return known.name == profile.name;
    });
    const int index = int(same - m_profiles.begin());
    if (same == m_profiles.end())
        m_profiles.push_back(profile);
    else
        *same = profile;
    rebuild(index);
    emit profileChosen();
}

const oauth::Profile *ProfileChoice::current() const
{
    return m_chosen < 0 ? nullptr : &m_profiles[std::size_t(m_chosen)];
}

bool ProfileChoice::isDemo() const
{
    return m_demoCount > 0 && current() && current()->issuer == m_profiles.front().issuer;
}

void ProfileChoice::rebuild(int chosen)
{
    clear();
    for (const oauth::Profile &profile : m_profiles) {
        const QString name = profile.name.isEmpty() ? profile.issuer : profile.name;
        addItem(name, int(Entry::Profile));
    }
    if (!m_profiles.empty())
        insertSeparator(count());
    addItem(tr("Open a profile file\u2026"), int(Entry::OpenFile));
    addItem(tr("New profile\u2026"), int(Entry::NewProfile));
    m_chosen = chosen;
    setCurrentIndex(chosen);
    setPlaceholderText(tr("Choose a profile"));
}

/// The last entries are actions: the choice goes back to the profile, and the action starts.
void ProfileChoice::onActivated(int index)
{
    const auto entry = Entry(itemData(index).toInt());
    if (entry == Entry::Profile) {
        if (index == m_chosen)
            return;
        m_chosen = index;
        emit profileChosen();
        return;
    }
    setCurrentIndex(m_chosen);
    if (entry == Entry::OpenFile)
        emit openFileRequested();
    else
        emit newProfileRequested();
}

} // namespace claimcheck::ui::flow
