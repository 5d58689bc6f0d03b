#pragma once

#include "core/lint/message_runner.h"

#include <QWidget>

namespace claimcheck::ui {
class DataTable;
class FactModel;
} // namespace claimcheck::ui

namespace claimcheck::ui::flow {

/// One check in full: what was expected, what was found, where, why it matters, what to do.
class CheckDetail final : public QWidget
{
    Q_OBJECT

public:
    explicit CheckDetail(QWidget *parent = nullptr);

    void show(const lint::CheckResult &check);

private:
    FactModel *m_facts;
    DataTable *m_table;
};

} // namespace claimcheck::ui::flow
