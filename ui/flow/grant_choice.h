#pragma once

#include "core/oauth/grant_guide.h"
#include "ui/flow/form_part.h"

class QComboBox;
class QFormLayout;
class QLabel;

namespace claimcheck::ui::flow {

/// Which grant: chosen by the kind of application, with the reason, or by itself.
class GrantChoice final : public FormPart
{
    Q_OBJECT

public:
    explicit GrantChoice(QFormLayout *form, QObject *parent = nullptr);

    void read(const oauth::Profile &profile) override;
    void write(oauth::Profile &profile) const override;
    [[nodiscard]] oauth::Grant grant() const;
    /// Of the kind of application that is chosen, and that goes with the grant; nullptr: none.
    [[nodiscard]] const oauth::GuideRow *row() const;
    /// As if its kind of application were chosen.
    void choose(const oauth::GuideRow &row);

signals:
    /// A kind of application was chosen: its PKCE and client authentication go with the grant.
    void applicationChosen(const claimcheck::oauth::GuideRow &row);
    /// "Why?": the whole guide is wanted.
    void guideRequested();

private:
    QWidget *makeReason();
    void chooseApplication(int index);
    void showReason();

    QComboBox *m_application;
    QComboBox *m_grant;
    QLabel *m_why;
};

} // namespace claimcheck::ui::flow
