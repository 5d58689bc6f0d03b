#pragma once

#include "core/base/finding.h"

#include <QScrollArea>

class QLabel;

namespace claimcheck::ui::inspect {

/// One finding in full: what is wrong, why it matters, what to do, and where that is written.
class FindingDetail : public QScrollArea
{
    Q_OBJECT

public:
    explicit FindingDetail(QWidget *parent = nullptr);

    /// Hides itself where there is none.
    void setFinding(const base::Finding *finding);

private:
    struct Part
    {
        QLabel *heading;
        QLabel *text;
    };

    Part addPart(const QString &name, const QString &heading);

    Part m_wrong, m_why, m_fix, m_place;
};

} // namespace claimcheck::ui::inspect
