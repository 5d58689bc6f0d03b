#pragma once

#include "tests/ui/flow/flow_fixture.h"
#include "ui/flow/fields_table.h"
#include "ui/flow/flow_workspace.h"
#include "ui/flow/run_session.h"

#include <QPushButton>
#include <QTest>

namespace claimcheck::test {

/// A Flow workspace on the built-in provider, and what a user does with it.
struct Window
{
    FlowFixture fixture;
    ui::flow::FlowWorkspace workspace{fixture.services()};

    Window()
    {
        workspace.resize(1280, 800);
        workspace.show();
    }
    ui::flow::RunSession &session() { return workspace.session(); }
    template <typename T>
    T *find(const char *name)
    {
        return workspace.findChild<T *>(QString::fromLatin1(name));
    }
    void click(const char *name) { find<QPushButton>(name)->click(); }
    bool reaches(ui::flow::RunPhase phase)
    {
        return QTest::qWaitFor([&] { return session().phase() == phase; }, 10'000);
    }
    /// Steps until the message of this kind is held.
    bool stepTo(lint::MessageKind kind)
    {
        for (int step = 0; step < 12; ++step) {
            session().step();
            if (!reaches(ui::flow::RunPhase::Held))
                return false;
            if (session().trace().message(session().held()->number)->kind == kind)
                return QTest::qWaitFor([&] { return find<QPushButton>("sendHeld")->isVisible(); });
        }
        return false;
    }
    void editParameter(const QByteArray &name, const QString &value)
    {
        auto *table = find<ui::flow::FieldsTable>("requestParameters");
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, 0).data().toString().toUtf8() == name)
                QVERIFY(table->model()->setData(table->model()->index(row, 1), value, Qt::EditRole));
        }
    }
};

} // namespace claimcheck::test
