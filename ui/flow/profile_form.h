#pragma once

#include "core/oauth/profile.h"

#include <QWidget>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace claimcheck::ui {
class FoldButton;
}
namespace claimcheck::oauth {
struct GuideRow;
}

namespace claimcheck::ui::flow {

class ClientFields;
class FormPart;
class GrantChoice;
class IssuerFields;
class RequestFields;

/// The settings of a profile as a form: only what its grant needs. What the form does not show stays as it
/// was, and is named.
class ProfileForm final : public QWidget
{
    Q_OBJECT

public:
    explicit ProfileForm(QWidget *parent = nullptr);

    void setProfile(const oauth::Profile &profile);
    [[nodiscard]] oauth::Profile profile() const;
    /// What keeps it from running; empty if nothing does.
    [[nodiscard]] QString problem() const;
    /// Its name alone.
    void setName(const QString &name);
    /// Another kind of application: its grant, PKCE and client authentication.
    void applyGuide(const oauth::GuideRow &row);

    /// Something about the issuer, under its field.
    void addUnderIssuer(QWidget *widget);
    /// A button at the end of the row of the client's id.
    void addBesideClientId(QWidget *widget);

signals:
    /// By its user, or by applyGuide().
    void edited();
    /// The whole guide to the grants is wanted; chosen: its row so far, or nullptr.
    void guideRequested(const claimcheck::oauth::GuideRow *chosen);

private:
    void addFolds(QVBoxLayout *column);
    template <typename Section>
    FoldButton *addFold(QVBoxLayout *column, const QString &heading, const QString &name);
    void takeGuide(const oauth::GuideRow &row);
    void refresh();

    oauth::Profile m_profile;        ///< as it was set
    std::vector<FormPart *> m_parts; ///< in the order in which they write
    IssuerFields *m_issuer;
    GrantChoice *m_grant;
    ClientFields *m_client;
    RequestFields *m_request;
    std::vector<FoldButton *> m_folds;
    QLabel *m_kept;
    bool m_reading = false;
};

/// The members of the profile that the form has no field for, as the file names them.
[[nodiscard]] QStringList keptMembers(const oauth::Profile &profile);

} // namespace claimcheck::ui::flow
