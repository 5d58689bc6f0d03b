#pragma once

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace claimcheck::ui {

/// A row of choices of which one is on: "Table | JSON". Arrow keys move, the whole is one tab stop.
class SegmentedControl : public QWidget
{
    Q_OBJECT

public:
    SegmentedControl(const QString &accessibleName, const QString &objectName, QWidget *parent = nullptr);

    /// Returns its index, from 0. The first one added is on.
    int addSegment(const QString &text);
    [[nodiscard]] int currentIndex() const;
    void setCurrentIndex(int index);
    void setSegmentEnabled(int index, bool enabled);

signals:
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QHBoxLayout *m_row;
    QButtonGroup *m_group;
};

} // namespace claimcheck::ui
