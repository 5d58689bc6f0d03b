#include "tests/meta/cpp_text.h"
#include "tests/meta/source_files.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <map>

using namespace claimcheck::meta;
using namespace Qt::StringLiterals;

namespace {

constexpr auto coreFolders =
    "base encoding crypto jose claims formats token attack http oauth lint net flow compare scan store report";
constexpr auto panelFolders =
    "base encoding crypto jose claims formats token attack http oauth lint flow compare scan report";

/// What each folder may include besides itself. Arrows only go down.
struct Layer
{
    const char *folder;
    const char *core;    ///< folders of core
    const char *ui = ""; ///< folders of ui
};

constexpr Layer layers[] = {
    {"core/base", ""},
    {"core/encoding", "base"},
    {"core/crypto", "base encoding"},
    {"core/jose", "base encoding crypto"},
    {"core/claims", "base encoding"},
    {"core/formats", "base encoding crypto jose claims"},
    {"core/token", "base encoding jose claims formats"},
    {"core/attack", "base encoding crypto jose claims token"},
    {"core/http", "base encoding"},
    {"core/oauth", "base encoding crypto jose claims http"},
    {"core/lint", "base encoding crypto jose claims formats token http oauth"},
    {"core/net", "base encoding http oauth"},
    {"core/flow", "base encoding crypto jose claims formats token attack http oauth lint net"},
    {"core/compare", "base encoding crypto jose claims formats token http oauth lint net flow"},
    {"core/scan", "base encoding formats token lint http"},
    {"core/store", "base encoding jose oauth"},
    {"core/report", "base encoding crypto jose claims formats token attack http oauth lint net flow compare"},
    {"core/provider", "base encoding crypto jose claims oauth http net"},
    {"ui/models", panelFolders},
    {"ui/widgets", panelFolders, "models"},
    {"ui/inspect", panelFolders, "models widgets"},
    {"ui/flow", coreFolders, "models widgets"},
    {"ui/compare", coreFolders, "models widgets"},
    {"ui/capture", panelFolders, "models widgets"},
    {"ui/keys", panelFolders, "models widgets"},
    {"ui/shell", coreFolders, "models widgets inspect flow compare capture keys"},
};

/// Words that only one folder may use, in its code and in its #includes.
struct Owned
{
    const char *pattern;
    const char *owner;
    const char *why;
};

constexpr Owned owned[] = {
    {"^openssl/", "core/crypto/", "OpenSSL is for core/crypto alone"},
    {"\\b(QNetwork|QTcp|QUdp|QSsl|QOAuth|QAbstractOAuth|QHost|QAbstractSocket)\\w*", "core/net/",
     "Qt's network classes are for core/net alone"},
    {"\\bQSettings\\b", "core/store/", "QSettings is for core/store alone"},
    {"\\bQJson\\w+", "", "there is one JSON reader, in core/encoding"},
    {"\\b(SIGNAL|SLOT)\\(", "", "connects are typed"},
};

QString folderOf(const QString &path)
{
    return path.section(u'/', 0, 1);
}

bool names(const char *list, const QString &name)
{
    return QString::fromLatin1(list).split(u' ').contains(name);
}

/// Why a file of this path must not include this other one; empty if it may.
QString whyNotInclude(const QString &path, const QString &included)
{
    const QString folder = folderOf(path);
    const QString other = folderOf(included);
    if (folder.startsWith("app/"_L1))
        return included.startsWith("tests/"_L1) ? u"a program includes a test"_s : QString();
    if (folder == other)
        return {};
    const auto *layer =
        std::ranges::find(layers, folder, [](const Layer &row) { return QString::fromLatin1(row.folder); });
    if (layer == std::end(layers))
        return u"the folder has no row in tests/meta/tst_layering.cpp"_s;
    const QString area = other.section(u'/', 0, 0);
    const QString name = other.section(u'/', 1, 1);
    if (area == "core"_L1)
        return names(layer->core, name) ? QString()
                                        : u"it may include of core: "_s + QLatin1String(layer->core);
    if (area == "ui"_L1)
        return names(layer->ui, name) ? QString() : u"it may include of ui: "_s + QLatin1String(layer->ui);
    return u"an include is a path from the repository's root, below core or ui"_s;
}

QStringList includeFaults(const SourceFile &file)
{
    QStringList faults;
    for (const Include &include : includesOf(file.text)) {
        if (include.angled || include.name.endsWith(".moc"))
            continue;
        const QString why = whyNotInclude(file.path, QString::fromLatin1(include.name));
        if (!why.isEmpty())
            faults += u"%1:%2 includes %3: %4"_s.arg(file.path)
                          .arg(include.line)
                          .arg(QLatin1String(include.name), why);
    }
    return faults;
}

QString includedNames(const QByteArray &text)
{
    QString result;
    for (const Include &include : includesOf(text))
        result += QLatin1String(include.name) + u'\n';
    return result;
}

QStringList ownedFaults(const SourceFile &file)
{
    QStringList faults;
    const QString words = includedNames(file.text) + QString::fromLatin1(codeOnly(file.text));
    for (const Owned &row : owned) {
        if (*row.owner && file.path.startsWith(QLatin1String(row.owner)))
            continue;
        const QRegularExpression pattern(QLatin1String(row.pattern), QRegularExpression::MultilineOption);
        const QRegularExpressionMatch match = pattern.match(words);
        if (match.hasMatch())
            faults += u"%1 uses %2: %3"_s.arg(file.path, match.captured(), QLatin1String(row.why));
    }
    return faults;
}

} // namespace

class TestLayering : public QObject
{
    Q_OBJECT

private slots:
    void includesOnlyGoDown()
    {
        QStringList faults;
        for (const SourceFile &file : sourceFiles(programFolders()))
            faults += includeFaults(file);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }
    void ownedWordsStayWithTheirOwner()
    {
        QStringList faults;
        for (const SourceFile &file : sourceFiles(programFolders()))
            faults += ownedFaults(file);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }
    void badSnippetsAreCaught_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("fault");
        QTest::newRow("down") << u"core/jose/a.h"_s << QByteArray("#include \"core/base/error.h\"\n")
                              << false;
        QTest::newRow("itself") << u"core/jose/a.h"_s << QByteArray("#include \"core/jose/b.h\"\n") << false;
        QTest::newRow("up") << u"core/base/a.h"_s << QByteArray("#include \"core/jose/b.h\"\n") << true;
        QTest::newRow("sideways") << u"ui/inspect/a.h"_s << QByteArray("#include \"ui/flow/b.h\"\n") << true;
        QTest::newRow("core to ui") << u"core/flow/a.h"_s << QByteArray("#include \"ui/flow/b.h\"\n") << true;
        QTest::newRow("flow to provider")
            << u"core/flow/a.h"_s << QByteArray("#include \"core/provider/p.h\"\n") << true;
        QTest::newRow("ui to provider")
            << u"ui/shell/a.h"_s << QByteArray("#include \"core/provider/p.h\"\n") << true;
        QTest::newRow("app to provider")
            << u"app/main.cpp"_s << QByteArray("#include \"core/provider/p.h\"\n") << false;
        QTest::newRow("not rooted") << u"core/jose/a.h"_s << QByteArray("#include \"b.h\"\n") << true;
        QTest::newRow("unknown folder")
            << u"core/new/a.h"_s << QByteArray("#include \"core/base/b.h\"\n") << true;
        QTest::newRow("commented") << u"core/base/a.h"_s << QByteArray("// #include \"ui/flow/b.h\"\n")
                                   << false;
        QTest::newRow("openssl in jose")
            << u"core/jose/a.h"_s << QByteArray("#include <openssl/evp.h>\n") << true;
        QTest::newRow("openssl in crypto")
            << u"core/crypto/a.h"_s << QByteArray("#include <openssl/evp.h>\n") << false;
        QTest::newRow("network in flow")
            << u"core/flow/a.h"_s << QByteArray("class QNetworkReply;\n") << true;
        QTest::newRow("network in net") << u"core/net/a.h"_s << QByteArray("class QNetworkReply;\n") << false;
        QTest::newRow("network in prose")
            << u"core/flow/a.h"_s << QByteArray("// as QNetworkReply does\n") << false;
        QTest::newRow("untyped connect")
            << u"ui/flow/a.cpp"_s << QByteArray("connect(a, SIGNAL(b()), c);\n") << true;
    }
    void badSnippetsAreCaught()
    {
        QFETCH(QString, path);
        QFETCH(QByteArray, text);
        const SourceFile file{path, text};
        QTEST(!(includeFaults(file) + ownedFaults(file)).isEmpty(), "fault");
    }
};

QTEST_GUILESS_MAIN(TestLayering)
#include "tst_layering.moc"
