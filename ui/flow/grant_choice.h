#pragma once

#include "core/oauth/grant_guide.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace claimcheck::ui::flow {

/// Which grant: chosen by the kind of application, with the reason, or by itself.
class GrantChoice final : public QWidget
{
    Q_OBJECT

public:
    explicit GrantChoice(QWidget *parent = nullptr);

    void setGrant(oauth::Grant grant);
    [[nodiscard]] oauth::Grant grant() const;

signals:
    void grantChanged();
    /// A kind of application was chosen: its PKCE and client authentication go with the grant.
    void applicationChosen(const claimcheck::oauth::GuideRow &row);

private:
    void chooseApplication(int index);
    void showReason();

    QComboBox *m_application;
    QComboBox *m_grant;
    QLabel *m_why;
};

} // namespace claimcheck::ui::flow
