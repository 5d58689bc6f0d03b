#include "shell_fixture.h"

#include <QDir>

using namespace claimcheck::ui;
using namespace claimcheck::ui::shell;
using namespace Qt::StringLiterals;

// Writes what people look at, and holds the little that a program can tell: size, both grounds, no view all
// of one colour. The program itself writes the same with --pictures.
class TestPictures : public QObject
{
    Q_OBJECT

    static int distinctColours(const QImage &image)
    {
        QSet<QRgb> seen;
        for (int y = 0; y < image.height(); y += 7) {
            for (int x = 0; x < image.width(); x += 7)
                seen.insert(image.pixel(x, y));
        }
        return int(seen.size());
    }

private slots:
    void everyViewInBothThemes_data()
    {
        QTest::addColumn<Mode>("mode");
        QTest::addColumn<ThemeChoice>("choice");
        for (const ModeRow &row : modeTable) {
            QTest::addRow("%s-light", row.id) << row.mode << ThemeChoice::Light;
            QTest::addRow("%s-dark", row.id) << row.mode << ThemeChoice::Dark;
        }
    }
    void everyViewInBothThemes()
    {
        QFETCH(Mode, mode);
        QFETCH(ThemeChoice, choice);
        ShellFixture fixture;
        fixture.theme.setChoice(choice);
        fixture.window.resize(1440, 900);
        fixture.window.showMode(mode);
        if (mode == Mode::Inspect) {
            fixture.inspect()->showSample();
            QVERIFY(fixture.settle());
            fixture.inspect()->selectClaim(u"aud"_s);
        }
        QTest::qWait(100);
        const QImage image = fixture.window.grab().toImage();
        QCOMPARE(image.size(), QSize(1440, 900) * fixture.window.devicePixelRatio());
        const ThemeKind kind = choice == ThemeChoice::Light ? ThemeKind::Light : ThemeKind::Dark;
        QCOMPARE(image.pixelColor(30, 500), colour(ColourRole::Window, kind));
        QVERIFY(distinctColours(image) > 8);
        const QString directory = qEnvironmentVariable("CLAIMCHECK_PICTURES");
        if (!directory.isEmpty() && QDir().mkpath(directory))
            QVERIFY(image.save(
                QDir(directory).filePath(QString::fromLatin1(QTest::currentDataTag()) + u".png"_s)));
    }
};

QTEST_MAIN(TestPictures)
#include "tst_pictures.moc"
