#include "tests/meta/cpp_functions.h"
#include "tests/meta/source_files.h"

#include <QTest>

#include <algorithm>

using namespace claimcheck::meta;
using namespace Qt::StringLiterals;

namespace {

constexpr int longestFile = 400;
constexpr int longestTest = 500;
constexpr int medianBelow = 90;
constexpr int nineInTenBelow = 250;
constexpr int functionBelow = 40;

int linesOf(const SourceFile &file)
{
    return static_cast<int>(file.text.count('\n'));
}

QStringList tooLongFiles(const std::vector<SourceFile> &files, int limit)
{
    QStringList faults;
    for (const SourceFile &file : files) {
        if (linesOf(file) > limit)
            faults += u"%1: %2 lines, the limit is %3"_s.arg(file.path).arg(linesOf(file)).arg(limit);
    }
    return faults;
}

QStringList tooLongFunctions(const SourceFile &file)
{
    QStringList faults;
    for (const FunctionBody &body : functionsOf(file.text)) {
        if (body.length >= functionBelow && !body.head.contains("_data("))
            faults += u"%1:%2: %3 lines in %4"_s.arg(file.path)
                          .arg(body.line)
                          .arg(body.length)
                          .arg(QLatin1String(body.head));
    }
    return faults;
}

/// The length that `share` of 100 files stay below.
int percentile(const std::vector<SourceFile> &files, std::size_t share)
{
    std::vector<int> lines;
    std::ranges::transform(files, std::back_inserter(lines), linesOf);
    std::ranges::sort(lines);
    return lines.empty() ? 0 : lines[(lines.size() - 1) * share / 100];
}

QByteArray function(const char *head, int lines)
{
    return QByteArray(head) + "\n{\n" + QByteArray("    call();\n").repeated(lines) + "}\n";
}

} // namespace

class TestSizes : public QObject
{
    Q_OBJECT

private slots:
    void noFileIsTooLong()
    {
        const QStringList faults = tooLongFiles(sourceFiles(programFolders()), longestFile) +
                                   tooLongFiles(sourceFiles({u"tests"_s}), longestTest);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }
    void mostFilesAreShort()
    {
        const std::vector<SourceFile> files = sourceFiles(programFolders());
        const int median = percentile(files, 50);
        const int ninth = percentile(files, 90);
        qInfo("%zu files: median %d lines, nine in ten up to %d", files.size(), median, ninth);
        QVERIFY2(median < medianBelow, qPrintable(u"median %1"_s.arg(median)));
        QVERIFY2(ninth < nineInTenBelow, qPrintable(u"nine in ten up to %1"_s.arg(ninth)));
    }
    void noFunctionIsTooLong()
    {
        QStringList faults;
        for (const SourceFile &file : sourceFiles(programFolders()))
            faults += tooLongFunctions(file);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }
    void functionsAreMeasured_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QList<int>>("lengths");
        QTest::newRow("free") << function("int f(int a = 0)", 3) << QList<int>{3};
        QTest::newRow("in namespaces")
            << "namespace a::b {\nnamespace {\n" + function("int f()", 4) + "}\n}\n"
            << QList<int>{4};
        QTest::newRow("in a class") << "class A : public B\n{\npublic:\n" +
                                           function("int f() const override", 5) + "};\n"
                                    << QList<int>{5};
        QTest::newRow("constructor") << function("A::A(int x) : m_a(x), m_b{1}, m_c{2}", 6) << QList<int>{6};
        QTest::newRow("operator") << function("bool operator==(const A &a, const A &b)", 7) << QList<int>{7};
        QTest::newRow("inline") << QByteArray(
                                       "struct A { int f() { return 1; } int g() const { return 2; } };")
                                << QList<int>{0, 0};
        QTest::newRow("table") << QByteArray("constexpr Row rows[] = {\n{f(1), 2},\n{f(2), 3},\n};\n")
                               << QList<int>{};
        QTest::newRow("members") << QByteArray("struct A\n{\n int a{1};\n B b = {1};\n};\n") << QList<int>{};
        QTest::newRow("braces in text")
            << function("int f()", 2).replace("call()", "call(\"{\", '{') /* { */") << QList<int>{2};
        QTest::newRow("raw text") << QByteArray("int f()\n{\n  g(R\"(}})\");\n}\n") << QList<int>{1};
        QTest::newRow("blocks and lambdas")
            << QByteArray("int f()\n{\n  if (a) {\n    g([] {\n      return 1;\n    });\n  }\n}\n")
            << QList<int>{5};
    }
    void functionsAreMeasured()
    {
        QFETCH(QByteArray, text);
        QList<int> lengths;
        for (const FunctionBody &body : functionsOf(text))
            lengths += body.length;
        QTEST(lengths, "lengths");
    }
    void limitsAreKept()
    {
        QCOMPARE(tooLongFunctions({u"a.cpp"_s, function("void f()", functionBelow - 1)}).size(), 0);
        QCOMPARE(tooLongFunctions({u"a.cpp"_s, function("void f()", functionBelow)}).size(), 1);
        QCOMPARE(tooLongFiles({{u"a.cpp"_s, QByteArray(longestFile, '\n')}}, longestFile).size(), 0);
        QCOMPARE(tooLongFiles({{u"a.cpp"_s, QByteArray(longestFile + 1, '\n')}}, longestFile).size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestSizes)
#include "tst_sizes.moc"
