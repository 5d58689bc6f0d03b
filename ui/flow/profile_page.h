#pragma once

#include "core/oauth/profile.h"

#include <QWidget>

class QLabel;

namespace claimcheck::ui {
class Button;
}

namespace claimcheck::ui::flow {

class ProfileForm;

/// The form of a profile beside a preview of the authorization request that it makes.
class ProfilePage final : public QWidget
{
    Q_OBJECT

public:
    explicit ProfilePage(QWidget *parent = nullptr);

    void edit(const oauth::Profile &profile);

signals:
    void accepted(const claimcheck::oauth::Profile &profile);
    void cancelled();
    /// The provider of the profile as it stands in the form is to be checked.
    void checkUpRequested(const claimcheck::oauth::Profile &profile);

private:
    QWidget *makeFooter();
    void refresh();
    void saveAsFile();

    ProfileForm *m_form;
    QLabel *m_preview;
    QLabel *m_problem;
    Button *m_use;
};

/// The authorization request, a line a parameter, "(fresh)" for what is made at each run.
[[nodiscard]] QString requestPreview(const oauth::Profile &profile);

} // namespace claimcheck::ui::flow
