#pragma once

#include "core/report/plot_layout.h"

#include <QWidget>

namespace claimcheck::ui {

/// A calm line plot: each line labelled where it runs, marks, crossings, axes with units. A tool tip reads
/// the values under the mouse; the arrow keys move a reading line (Home and End to its ends, Escape puts it
/// away). The figures are in the accessible description too.
class Plot : public QWidget
{
    Q_OBJECT

public:
    Plot(const QString &accessibleName, const QString &objectName, QWidget *parent = nullptr);

    void setData(const report::PlotData &data);
    [[nodiscard]] const report::PlotData &data() const { return m_data; }
    /// What stands in place of an empty plot.
    void setPlaceholder(const QString &text);

    /// The values of all lines there, one a line: what the tool tip says.
    [[nodiscard]] QString readingAt(double x) const;
    /// Where the reading line stands, in the units of the axis; empty while it is not shown.
    [[nodiscard]] std::optional<double> reading() const { return m_reading; }

    /// Where everything is drawn at the widget's size.
    [[nodiscard]] report::PlotLayout layOut() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void readingChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    void setReading(std::optional<double> x);
    void describe();
    [[nodiscard]] double lastX() const;

    report::PlotData m_data;
    QString m_placeholder;
    std::optional<double> m_reading;
};

} // namespace claimcheck::ui
