#include "ui/widgets/theme.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace claimcheck::ui;

// WCAG 2.2 §1.4.3: 4.5:1 for text; §1.4.11: 3:1 for the parts of controls.
class TestThemeContrast : public QObject
{
    Q_OBJECT

    static double luminance(const QColor &colour)
    {
        const auto linear = [](double part) {
            return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
               0.0722 * linear(colour.blueF());
    }
    static double contrast(const QColor &a, const QColor &b)
    {
        const double first = luminance(a), second = luminance(b);
        return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
    }

private slots:
    void theFormulaKnowsBlackOnWhite() { QCOMPARE(contrast(Qt::black, Qt::white), 21.0); }

    void tableIsInTheOrderOfTheRoles()
    {
        int index = 0;
        for (const ColourRow &row : colourTable()) {
            QCOMPARE(int(row.role), index++);
            QVERIFY(QColor(QLatin1StringView(row.light)).isValid());
            QVERIFY(QColor(QLatin1StringView(row.dark)).isValid());
        }
        QCOMPARE(index, int(ColourRole::Mark) + 1);
    }

    void textOnItsGrounds_data()
    {
        QTest::addColumn<ColourRole>("text");
        QTest::addColumn<ColourRole>("ground");
        using enum ColourRole;
        const ColourRole grounds[] = {Window, Surface, TableHead, Selection};
        for (const ColourRole ground : grounds) {
            for (const ColourRole text : {Text, Muted, Accent})
                QTest::addRow("%d on %d", int(text), int(ground)) << text << ground;
        }
        for (const ColourRole part : {HeaderPart, PayloadPart, SignaturePart, Info, Ok, Text}) {
            for (const ColourRole ground : {Surface, Selection, Mark})
                QTest::addRow("part %d on %d", int(part), int(ground)) << part << ground;
        }
        const std::pair<ColourRole, ColourRole> tones[] = {
            {Ok, OkGround},       {Warn, WarnGround}, {Error, ErrorGround}, {Info, InfoGround},
            {Accent, InfoGround}, {OnAccent, Accent}, {Text, Track},        {Ok, Surface},
            {Warn, Surface},      {Error, Surface},   {Info, Surface}};
        for (const auto &[text, ground] : tones)
            QTest::addRow("tone %d on %d", int(text), int(ground)) << text << ground;
        for (const ColourRole ground : {OkGround, WarnGround, ErrorGround, InfoGround})
            QTest::addRow("muted on %d", int(ground)) << Muted << ground;
    }
    void textOnItsGrounds()
    {
        QFETCH(ColourRole, text);
        QFETCH(ColourRole, ground);
        for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
            const double ratio = contrast(colour(text, kind), colour(ground, kind));
            QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("%1 on %2 in theme %3: %4")
                                                  .arg(colour(text, kind).name(), colour(ground, kind).name())
                                                  .arg(int(kind))
                                                  .arg(ratio)));
        }
    }

    void theBarOfTheValidityLineIsSeenOnItsTrack()
    {
        for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
            for (const ColourRole bar : {ColourRole::Ok, ColourRole::Error, ColourRole::Warn})
                QVERIFY(contrast(colour(bar, kind), colour(ColourRole::Track, kind)) >= 3);
        }
    }
};

QTEST_GUILESS_MAIN(TestThemeContrast)
#include "tst_theme_contrast.moc"
