#include "ui/compare/pair_choice.h"

#include "core/oauth/profile_file.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::compare {

namespace {

constexpr qint64 largestProfile = 1024 * 1024;

} // namespace

PairChoice::PairChoice(QWidget *parent) : QComboBox(parent)
{
    setObjectName(u"pairChoice"_s);
    setAccessibleName(tr("Profile"));
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(21);
    rebuild(-1);
    connect(this, &QComboBox::activated, this, &PairChoice::onActivated);
}

void PairChoice::setDemoPairs(const std::vector<ProfilePair> &pairs)
{
    m_pairs.insert(m_pairs.begin(), pairs.begin(), pairs.end());
    rebuild(m_pairs.empty() ? -1 : 0);
}

void PairChoice::openFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return emit problem(tr("%1 cannot be read: %2").arg(path, file.errorString()));
    const auto read = oauth::readProfile(file.read(largestProfile));
    if (!read)
        return emit problem(tr("%1 is not a profile: %2").arg(path, read.error().message));
    const auto profiles = claimcheck::compare::twoProfilesOf(read->value);
    if (!profiles)
        return emit problem(
            tr("%1 does not say how to get two tokens: %2").arg(path, profiles.error().message));
    const QString name = read->value.name;
    m_pairs.push_back({name.isEmpty() ? QFileInfo(path).completeBaseName() : name, *profiles});
    rebuild(int(m_pairs.size()) - 1);
    emit pairChosen();
}

const ProfilePair *PairChoice::current() const
{
    return m_chosen < 0 ? nullptr : &m_pairs[std::size_t(m_chosen)];
}

void PairChoice::rebuild(int chosen)
{
    clear();
    for (const ProfilePair &pair : m_pairs)
        addItem(pair.name);
    if (!m_pairs.empty())
        insertSeparator(count());
    addItem(tr("Open a profile file\u2026"));
    m_chosen = chosen;
    setCurrentIndex(chosen);
    setPlaceholderText(tr("Choose a profile"));
}

/// The last entry is an action: the choice goes back to the profile, and the action starts.
void PairChoice::onActivated(int index)
{
    if (index < int(m_pairs.size())) {
        m_chosen = index;
        return emit pairChosen();
    }
    setCurrentIndex(m_chosen);
    emit openFileRequested();
}

} // namespace claimcheck::ui::compare
