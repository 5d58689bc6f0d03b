#pragma once

#include "core/oauth/profile.h"

#include <QLineEdit>

#include <functional>
#include <vector>

class QFormLayout;

namespace claimcheck::ui::flow {

/// The fields of a profile's form that only some grants need: a row each, shown for those.
class GrantFields
{
public:
    /// Adds the rows to the form; `edited` is called when a user changes one.
    void addTo(QFormLayout *form, QWidget *parent, const std::function<void()> &edited);
    /// Shows the rows of that grant.
    void show(oauth::Grant grant);
    void read(const oauth::Profile &profile);
    void write(oauth::Profile &profile, oauth::Grant grant) const;
    /// What is missing for that grant; empty if nothing is.
    [[nodiscard]] QString problem(oauth::Grant grant) const;

private:
    QFormLayout *m_form = nullptr;
    std::vector<QLineEdit *> m_lines; ///< in the order of the table
};

} // namespace claimcheck::ui::flow
