#pragma once

#include <QWidget>

#include <array>

class QLabel;
class QPlainTextEdit;

namespace claimcheck::ui::compare {

/// Two fields for two token responses that the user has. Nothing is sent for them.
class PastePage final : public QWidget
{
    Q_OBJECT

public:
    explicit PastePage(QWidget *parent = nullptr);

    [[nodiscard]] QWidget *firstField() const;

signals:
    /// Both can be read.
    void accepted(const QByteArray &a, const QByteArray &b);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeField(std::size_t index);
    QWidget *makeFooter();
    void accept();
    /// Why the text of that field is no token response; empty if it is one.
    [[nodiscard]] QString problemOf(std::size_t index) const;
    void showProblem(std::size_t index, const QString &problem);

    std::array<QPlainTextEdit *, 2> m_fields{};
    std::array<QLabel *, 2> m_problems{};
};

} // namespace claimcheck::ui::compare
