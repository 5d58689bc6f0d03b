#pragma once

#include "ui/models/validity.h"

#include <QWidget>

namespace claimcheck::ui {

/// From issued to expires as a bar, with a mark at now. Green while valid, red after.
class ValidityLine : public QWidget
{
    Q_OBJECT

public:
    explicit ValidityLine(const QString &objectName, QWidget *parent = nullptr);

    void setValidity(const Validity &validity, Qt::TimeSpec display);
    void setNow(qint64 now);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Line;

    [[nodiscard]] Line line() const;
    void paintBar(QPainter &painter, const Line &line) const;
    [[nodiscard]] QString beginText(const Line &line) const;
    [[nodiscard]] QString endText(const Line &line) const;
    [[nodiscard]] QString timeText(qint64 time) const;
    [[nodiscard]] QString sentence() const;

    Validity m_validity;
    Qt::TimeSpec m_display = Qt::UTC;
};

} // namespace claimcheck::ui
