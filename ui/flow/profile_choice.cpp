#include "ui/flow/profile_choice.h"

#include <algorithm>
#include <iterator>

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
    const auto isDemoEntry = [](const ProfileEntry &entry) { return entry.origin == ProfileOrigin::BuiltIn; };
    const int own = m_chosen - int(std::ranges::count_if(m_entries, isDemoEntry)); // its place among them
    ProfileEntries all;
    for (const oauth::Profile &profile : profiles)
        all.push_back({profile, ProfileOrigin::BuiltIn, nullptr});
    std::erase_if(m_entries, isDemoEntry);
    std::ranges::move(m_entries, std::back_inserter(all));
    m_entries = std::move(all);
    rebuild(own >= 0 ? own + int(profiles.size()) : m_entries.empty() ? -1 : 0);
}

void ProfileChoice::addProfile(const oauth::Profile &profile)
{
    const auto same = std::ranges::find_if(m_entries, [&profile](const ProfileEntry &known) {
        return known.origin == ProfileOrigin::Own && known.profile.name == profile.name;
    });
    const int index = int(same - m_entries.begin());
    if (same == m_entries.end())
        m_entries.push_back({profile, ProfileOrigin::Own, nullptr});
    else
        same->profile = profile;
    rebuild(index);
    emit profileChosen();
}

void ProfileChoice::setEntries(ProfileEntries entries, int chosen)
{
    m_entries = std::move(entries);
    rebuild(qBound(-1, chosen, int(m_entries.size()) - 1));
    emit profileChosen();
}

const oauth::Profile *ProfileChoice::current() const
{
    return m_chosen < 0 ? nullptr : &m_entries[std::size_t(m_chosen)].profile;
}

bool ProfileChoice::isDemo() const
{
    return current() && m_entries.front().origin == ProfileOrigin::BuiltIn &&
           current()->issuer == m_entries.front().profile.issuer;
}

void ProfileChoice::rebuild(int chosen)
{
    clear();
    for (const ProfileEntry &entry : m_entries)
        addItem(entry.title(), int(Entry::Profile));
    if (!m_entries.empty())
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
