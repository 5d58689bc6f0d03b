#pragma once

#include "ui/flow/form_part.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QHBoxLayout;

namespace claimcheck::ui {
class ChipList;
}

namespace claimcheck::ui::flow {

/// What the request asks for and how: scopes, resources, the answer's form, PKCE, PAR, a signed request,
/// DPoP.
class RequestFields final : public FormPart
{
    Q_OBJECT

public:
    explicit RequestFields(QFormLayout *form, QObject *parent = nullptr);

    void read(const oauth::Profile &profile) override;
    void write(oauth::Profile &profile) const override;
    void showFor(const oauth::Profile &profile) override;
    void setPkce(oauth::PkceMethod method);

private:
    ChipList *addChips(const QString &label, const QString &name);
    void addAnswer();
    void addUse();
    void addSigned();
    void fillTypes(oauth::Grant grant, const QString &wanted);

    QFormLayout *m_form;
    ChipList *m_scope;
    ChipList *m_resource;
    QWidget *m_answerRow;
    QComboBox *m_type;
    QComboBox *m_mode;
    QWidget *m_pkceParts;
    QCheckBox *m_pkce;
    QComboBox *m_method;
    QCheckBox *m_par;
    QCheckBox *m_signed;
    QCheckBox *m_dpop;
    QWidget *m_signedRow;
    QComboBox *m_by;
    QComboBox *m_object;
    int m_typesOf = -1; ///< the grant whose response types are in the list
};

} // namespace claimcheck::ui::flow
