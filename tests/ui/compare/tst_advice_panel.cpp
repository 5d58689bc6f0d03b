#include "core/compare/situations.h"
#include "tests/core/compare/measured_inputs.h"
#include "ui/compare/advice_panel.h"
#include "ui/compare/number_field.h"
#include "ui/compare/situation_form.h"
#include "ui/widgets/plot.h"
#include "ui/widgets/verdict_box.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace claimcheck::ui::compare;
using namespace Qt::StringLiterals;

namespace core = claimcheck::compare;

class TestAdvicePanel : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_panel = std::make_unique<AdvicePanel>();
        m_panel->resize(420, 560);
    }
    void beforeAMeasurement()
    {
        QVERIFY(part<Plot>(u"advice.plot"_s)->data().isEmpty());
        QVERIFY(!part<Plot>(u"advice.plot"_s)->accessibleDescription().isEmpty());
        QVERIFY(part<VerdictBox>(u"advice.answer"_s)->text().contains(u"not measured"_s));
    }
    void presetsGiveTheirAnswers_data()
    {
        QTest::addColumn<QString>("code");
        QTest::newRow("public-api") << u"jwt"_s;
        QTest::newRow("money-transfer") << u"introspection"_s;
        QTest::newRow("offline-at-once") << u"nothing-fits"_s;
    }
    void presetsGiveTheirAnswers()
    {
        m_panel->setInputs(core::test::measuredInputs());
        const QSignalSpy changed(m_panel.get(), &AdvicePanel::changed);
        m_panel->choosePreset(QString::fromUtf8(QTest::currentDataTag()));
        QCOMPARE(changed.size(), 1);
        QTEST(QString(m_panel->advice().code()), "code");
        QCOMPARE(part<VerdictBox>(u"advice.answer"_s)->heading(), m_panel->advice().heading);
        QCOMPARE(part<VerdictBox>(u"advice.answer"_s)->tone(),
                 m_panel->advice().choice ? Tone::Info : Tone::Warning);
        QVERIFY(part<Plot>(u"advice.plot"_s)->data().series.size() >= 2);
    }
    void everyPresetFillsTheForm()
    {
        for (const core::Preset &preset : core::presets()) {
            m_panel->choosePreset(QString(preset.id));
            QCOMPARE(m_panel->situation(), preset.situation);
            QCOMPARE(form()->preset(), QString(preset.id));
        }
        m_panel->choosePreset(u"no-such");
        QCOMPARE(form()->preset(), QString(core::presets().back().id));
    }
    void anAnswerOfTheUserLeavesThePreset()
    {
        m_panel->setInputs(core::test::measuredInputs());
        m_panel->choosePreset(u"public-api");
        QCOMPARE(m_panel->advice().code(), "jwt"_L1);
        part<NumberField>(u"situation.revoke-within"_s)->setValue(0);
        QCOMPARE(form()->preset(), QString());
        QCOMPARE(m_panel->advice().code(), "introspection"_L1);
        part<QComboBox>(u"situation.works-without-server"_s)->setCurrentIndex(1);
        QCOMPARE(m_panel->advice().code(), "nothing-fits"_L1);
    }
    void theQuantityIsChosen()
    {
        m_panel->setInputs(core::test::measuredInputs());
        auto *quantity = part<QComboBox>(u"advice.quantity"_s);
        QCOMPARE(quantity->count(), int(core::quantities().size()));
        quantity->setCurrentIndex(int(core::Quantity::BytesPerSecond));
        QCOMPARE(part<Plot>(u"advice.plot"_s)->data().y.unit, core::Unit::BytesPerSecond);
        part<QCheckBox>(u"advice.logarithmic"_s)->setChecked(true);
        QCOMPARE(part<Plot>(u"advice.plot"_s)->data().y.scale, report::PlotScale::Logarithmic);
    }
    void moreQuestionsAreOneClickAway()
    {
        auto *more = part<QWidget>(u"situation.moreQuestions"_s);
        QVERIFY(more->isHidden());
        part<QPushButton>(u"situation.more"_s)->click();
        QVERIFY(!more->isHidden());
        part<QPushButton>(u"situation.more"_s)->click();
        QVERIFY(more->isHidden());
    }
    void numbersAreWrittenAsPeopleDo_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("shown");
        QTest::newRow("seconds") << u"revoke-within"_s << u"60"_s << 60.0 << u"1 min"_s;
        QTest::newRow("minutes") << u"revoke-within"_s << u"15 min"_s << 900.0 << u"15 min"_s;
        QTest::newRow("two units") << u"revoke-within"_s << u"1 h 30 min"_s << 5400.0 << u"1 h 30 min"_s;
        QTest::newRow("milliseconds") << u"network-ms"_s << u"0.2"_s << 0.2 << u"200 µs"_s;
        QTest::newRow("with its unit") << u"network-ms"_s << u"1 s"_s << 1000.0 << u"1 s"_s;
        QTest::newRow("thousands") << u"calls-per-second"_s << u"20,000"_s << 20'000.0 << u"20,000"_s;
        QTest::newRow("too much") << u"calls-per-second"_s << u"9e12"_s << 1e6 << u"1,000,000"_s;
        QTest::newRow("bytes") << u"header-limit"_s << u"16384"_s << 16'384.0 << u"16,384 bytes"_s;
    }
    void numbersAreWrittenAsPeopleDo()
    {
        QFETCH(QString, field);
        QFETCH(QString, typed);
        auto *number = part<NumberField>(u"situation."_s + field);
        number->selectAll();
        QTest::keyClicks(number, typed);
        QTest::keyClick(number, Qt::Key_Return);
        QTEST(number->value(), "value");
        QTEST(number->text(), "shown");
    }
    void namesOfClaimsAreNoMarkup()
    {
        core::CostInputs inputs = core::test::measuredInputs();
        inputs.personalClaims = {u"<img src=x>"_s};
        m_panel->setInputs(inputs);
        for (const QLabel *label : m_panel->findChildren<QLabel *>()) {
            if (label->text().contains(u"<img"_s))
                QCOMPARE(label->textFormat(), Qt::PlainText);
        }
        QVERIFY(part<VerdictBox>(u"advice.answer"_s)->text().contains(u"<img src=x>"_s));
    }
    void everyPartHasItsNames()
    {
        for (const QWidget *widget : m_panel->findChildren<QWidget *>()) {
            const QLatin1StringView kind(widget->metaObject()->className());
            const bool isQts = widget->objectName().startsWith(u"qt_"_s) || kind.startsWith("QComboBox"_L1) ||
                               widget->parentWidget()->objectName().startsWith(u"qt_"_s);
            if (!isQts || kind == "QComboBox"_L1)
                QVERIFY2(!widget->objectName().isEmpty() && !widget->accessibleName().isEmpty(), kind.data());
        }
    }
    void tabGoesFromTheTopDown()
    {
        const QStringList expected{u"situation.preset"_s,
                                   u"situation.calls-per-second"_s,
                                   u"situation.network-ms"_s,
                                   u"situation.revoke-within"_s,
                                   u"situation.client-may-read"_s,
                                   u"situation.cache-seconds"_s,
                                   u"situation.narrow-tokens"_s,
                                   u"situation.more"_s,
                                   u"advice.quantity"_s,
                                   u"advice.logarithmic"_s,
                                   u"advice.plot"_s};
        QStringList found;
        QWidget *widget = part<QComboBox>(u"situation.preset"_s);
        do {
            if (expected.contains(widget->objectName()))
                found += widget->objectName();
            widget = widget->nextInFocusChain();
        } while (widget->objectName() != u"situation.preset"_s);
        QCOMPARE(found, expected);
    }

private:
    template <typename T>
    [[nodiscard]] T *part(const QString &name) const
    {
        T *found = m_panel->findChild<T *>(name);
        Q_ASSERT(found);
        return found;
    }
    [[nodiscard]] SituationForm *form() const { return part<SituationForm>(u"situationForm"_s); }

    std::unique_ptr<AdvicePanel> m_panel;
};

QTEST_MAIN(TestAdvicePanel)
#include "tst_advice_panel.moc"
