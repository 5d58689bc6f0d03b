#pragma once

#include "ui/flow/travelling_value.h"

#include <QWidget>

class QHBoxLayout;

namespace claimcheck::ui::flow {

/// The values of the run that travel, one button each: the one that is on lights up in every message that
/// carries it. The choice is by name, so that it outlives a restart. Hidden while the run has none.
class FollowBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FollowBar(QWidget *parent = nullptr);

    void show(std::vector<TravellingValue> values);
    /// Of the chosen one; empty while none is chosen or the run does not have it.
    [[nodiscard]] QByteArray value() const;

signals:
    void valueChanged();

private:
    void rebuild();
    void choose(const QString &name);

    QHBoxLayout *m_row;
    std::vector<TravellingValue> m_values;
    QString m_chosen; ///< a name
};

} // namespace claimcheck::ui::flow
