#pragma once

#include "core/oauth/profile.h"

#include <QObject>

namespace claimcheck::ui::flow {

/// A few rows of the profile's form: what they read from a profile and write into it. What a part does not
/// show it leaves as it was.
class FormPart : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void read(const oauth::Profile &profile) = 0;
    virtual void write(oauth::Profile &profile) const = 0;
    /// Shows the rows that this profile, as the form now has it, needs.
    virtual void showFor(const oauth::Profile &) {}
    /// What keeps a profile from running that has this grant; empty if nothing does.
    [[nodiscard]] virtual QString problem(const oauth::Profile &) const { return {}; }

signals:
    void edited();
};

} // namespace claimcheck::ui::flow
