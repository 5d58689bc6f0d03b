#include "tests/meta/source_files.h"

#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace claimcheck::meta;
using namespace Qt::StringLiterals;

namespace {

/// What each library of core may link, as architecture.md has it; a leading '-' means PRIVATE only.
struct LinkRow
{
    const char *name;
    const char *own;      ///< libraries of this project, which bring theirs along
    const char *external; ///< libraries of others
};

constexpr LinkRow rows[] = {
    {"base", "", "Qt6::Core"},
    {"encoding", "base", "-ZLIB::ZLIB"},
    {"crypto", "encoding", "-OpenSSL::Crypto"},
    {"jose", "crypto", ""},
    {"claims", "encoding", ""},
    {"formats", "jose claims", ""},
    {"token", "formats", ""},
    {"attack", "token", ""},
    {"http", "encoding", ""},
    {"oauth", "jose claims http", ""},
    {"lint", "token oauth", ""},
    {"net", "oauth", "Qt6::Network Qt6::NetworkAuth"},
    {"flow", "lint net attack", ""},
    {"compare", "flow", ""},
    {"scan", "lint", "Qt6::Concurrent"},
    {"store", "oauth", "-qt6keychain"},
    {"report", "compare attack", ""},
    {"provider", "oauth net", ""},
};

QStringList words(const char *list)
{
    return QString::fromLatin1(list).split(u' ', Qt::SkipEmptyParts);
}

/// The libraries of one claimcheck_library call that its row does not allow.
QStringList linkFaults(const QString &name, const QString &arguments)
{
    const auto *row =
        std::ranges::find(rows, name, [](const LinkRow &r) { return QString::fromLatin1(r.name); });
    if (row == std::end(rows))
        return {name + u" has no row in tests/meta/tst_links.cpp"_s};
    QStringList allowed = words(row->external);
    for (const QString &own : words(row->own))
        allowed += u"claimcheck_"_s + own;
    QStringList faults;
    bool isPrivate = false;
    for (const QString &word : arguments.split(QRegularExpression(u"\\s+"_s), Qt::SkipEmptyParts)) {
        if (word == "PUBLIC"_L1 || word == "PRIVATE"_L1)
            isPrivate = word == "PRIVATE"_L1;
        else if (!allowed.contains((isPrivate ? u"-"_s : QString()) + word) &&
                 !(isPrivate && allowed.contains(word)))
            faults += u"claimcheck_%1 links %2"_s.arg(name, word);
    }
    return faults;
}

QStringList tableFaults(const QString &cmake)
{
    static const QRegularExpression call(u"^claimcheck_library\\((\\w+)\\s+\\S+\\s*([^)]*)\\)"_s,
                                         QRegularExpression::MultilineOption);
    QStringList faults;
    for (const QRegularExpressionMatch &match : call.globalMatch(cmake))
        faults += linkFaults(match.captured(1), match.captured(2));
    return faults;
}

/// Those that the program itself asks for: Qt NetworkAuth brings Gui along from Qt 6.8 on.
QStringList librariesOf(const QString &program)
{
    QProcess readelf;
    readelf.start(u"readelf"_s, {u"--dynamic"_s, u"--wide"_s, program});
    if (!readelf.waitForFinished() || readelf.exitCode() != 0)
        return {};
    return QString::fromLocal8Bit(readelf.readAllStandardOutput())
        .split(u'\n', Qt::SkipEmptyParts)
        .filter(u"(NEEDED)"_s);
}

} // namespace

class TestLinks : public QObject
{
    Q_OBJECT

private slots:
    void coreLinksWhatTheTableAllows()
    {
        const QStringList faults = tableFaults(QString::fromUtf8(readSource(u"core/CMakeLists.txt"_s)));
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }
    void badTablesAreCaught_data()
    {
        QTest::addColumn<QString>("cmake");
        QTest::addColumn<int>("faults");
        QTest::newRow("as it is")
            << u"claimcheck_library(crypto crypto PUBLIC claimcheck_encoding PRIVATE OpenSSL::Crypto)"_s << 0;
        QTest::newRow("public openssl") << u"claimcheck_library(crypto crypto PUBLIC OpenSSL::Crypto)"_s << 1;
        QTest::newRow("openssl in jose") << u"claimcheck_library(jose jose PRIVATE OpenSSL::Crypto)"_s << 1;
        QTest::newRow("a window in core")
            << u"claimcheck_library(flow flow PUBLIC claimcheck_net Qt6::Gui Qt6::Widgets)"_s << 2;
        QTest::newRow("flow to provider")
            << u"claimcheck_library(flow flow PUBLIC claimcheck_provider)"_s << 1;
        QTest::newRow("new") << u"claimcheck_library(new new PUBLIC Qt6::Core)"_s << 1;
    }
    void badTablesAreCaught()
    {
        QFETCH(QString, cmake);
        QTEST(int(tableFaults(cmake).size()), "faults");
    }
    void commandLineLinksNoWindow()
    {
        const QString program = QStringLiteral(CLAIMCHECK_BIN_DIR "/claimcheck-cli");
        if (!QFileInfo::exists(program))
            QSKIP("claimcheck-cli is not built");
        const QStringList libraries = librariesOf(program);
        QVERIFY(!libraries.filter(u"libQt6Core"_s).isEmpty());
        QCOMPARE(libraries.filter(QRegularExpression(u"libQt6(Gui|Widgets|Svg)"_s)), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestLinks)
#include "tst_links.moc"
