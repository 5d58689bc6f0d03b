#pragma once

#include <QWidget>

#include <vector>

class QCheckBox;

namespace claimcheck::ui::compare {

/// A check box for each claim whose other value may be expected.
class SetAsideBox final : public QWidget
{
    Q_OBJECT

public:
    explicit SetAsideBox(QWidget *parent = nullptr);

    [[nodiscard]] QStringList chosen() const;

signals:
    void changed();

private:
    std::vector<QCheckBox *> m_boxes;
};

} // namespace claimcheck::ui::compare
