#include "core/compare/advice.h"
#include "core/compare/situations.h"
#include "tests/core/compare/measured_inputs.h"

#include <QTest>

using namespace claimcheck::compare;
using namespace Qt::StringLiterals;

class TestAdvice : public QObject
{
    Q_OBJECT

private slots:
    void dump()
    {
        for (const Preset &p : presets()) {
            const Advice a = advise(test::measuredInputs(), p.situation);
            qInfo().noquote() << "\n==" << p.id << a.code() << a.heading;
            for (const auto &r : a.reasons)
                qInfo().noquote() << "   " << r.code << ":" << r.text;
            for (const auto &s : a.scores) {
                QString line = u"      %1 %2"_s.arg(rowOf(s.choice).name).arg(s.total);
                for (const auto &x : s.excludedBy)
                    line += u" !"_s + x;
                for (const auto &x : s.points)
                    if (x.points != 0)
                        line += u" %1=%2"_s.arg(x.rule).arg(x.points);
                qInfo().noquote() << line;
            }
            for (const auto &s : a.alternatives)
                qInfo().noquote() << "   alt" << s.text;
        }
    }
};

QTEST_GUILESS_MAIN(TestAdvice)
#include "tst_advice.moc"
