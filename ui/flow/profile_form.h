#pragma once

#include "core/oauth/grant_guide.h"
#include "ui/flow/grant_fields.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace claimcheck::ui::flow {

class GrantChoice;

/// The settings of a profile as a form. What the form does not show stays as it was.
class ProfileForm final : public QWidget
{
    Q_OBJECT

public:
    explicit ProfileForm(QWidget *parent = nullptr);

    void setProfile(const oauth::Profile &profile);
    [[nodiscard]] oauth::Profile profile() const;
    /// What keeps it from running; empty if nothing does.
    [[nodiscard]] QString problem() const;

signals:
    void edited();

private:
    struct AfterBox
    {
        oauth::AfterStep step;
        QCheckBox *box;
    };

    QLineEdit *line(QFormLayout *form, const QString &label, const QString &name, const QString &hint = {});
    QComboBox *makeAuth();
    QWidget *makeRedirect();
    QWidget *makeUse();
    QWidget *makeAfter();
    void showSecret();
    void takeGuide(const oauth::GuideRow &row);
    void showGrant();

    oauth::Profile m_profile;
    QFormLayout *m_form;
    GrantChoice *m_grant;
    GrantFields m_grantFields;
    QWidget *m_redirect;
    QLineEdit *m_name;
    QLineEdit *m_issuer;
    QLineEdit *m_clientId;
    QComboBox *m_auth;
    QLineEdit *m_secret;
    QLineEdit *m_key;
    QLineEdit *m_certificate;
    QComboBox *m_host;
    QSpinBox *m_port;
    QLineEdit *m_path;
    QLineEdit *m_scope;
    QLineEdit *m_resource;
    QCheckBox *m_pkce;
    QCheckBox *m_dpop;
    QCheckBox *m_par;
    QCheckBox *m_signed;
    std::vector<AfterBox> m_after;
};

} // namespace claimcheck::ui::flow
