#include "tests/meta/cpp_text.h"
#include "tests/meta/source_files.h"

#include "core/base/spec_ref.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace claimcheck::base;
using namespace claimcheck::meta;
using namespace Qt::StringLiterals;

namespace {

/// "4.1.4", "A", "A.1.2": what an anchor of an RFC or an OpenID specification can be made of.
bool isSection(const QString &section)
{
    static const QRegularExpression pattern(u"^(\\d+|[A-Z])(\\.\\d+)*$"_s);
    return section.isEmpty() || pattern.match(section).hasMatch();
}

bool isCitable(int rfc)
{
    const QString name = u"RFC %1"_s.arg(rfc);
    return std::ranges::any_of(specTable(),
                               [&name](const SpecRow &row) { return QString::fromLatin1(row.name) == name; });
}

/// The names of enum class Spec, as spec_ref.h has them.
QStringList specNames()
{
    static const QRegularExpression body(u"enum class Spec[^{]*\\{([^}]*)\\}"_s);
    const QString text = QString::fromLatin1(readSource(u"core/base/spec_ref.h"_s));
    return body.match(text).captured(1).simplified().remove(u' ').split(u',', Qt::SkipEmptyParts);
}

QStringList sectionFaults(const SourceFile &file)
{
    static const QRegularExpression literal(u"\\bSpec::(\\w+)(?:\\s*,\\s*\"([^\"]*)\")?"_s);
    static const QStringList known = specNames();
    QStringList faults;
    for (const QRegularExpressionMatch &match :
         literal.globalMatch(QString::fromUtf8(withoutComments(file.text)))) {
        if (file.path == "core/base/spec_ref.cpp"_L1) // the table itself
            continue;
        if (!known.contains(match.captured(1)))
            faults += u"%1: Spec::%2 has no row"_s.arg(file.path, match.captured(1));
        if (!isSection(match.captured(2)))
            faults +=
                u"%1: \"%2\" is not a section of %3"_s.arg(file.path, match.captured(2), match.captured(1));
    }
    return faults;
}

/// RFCs that prose and comments cite and that readers could not open from the table.
QStringList citationFaults(const SourceFile &file)
{
    static const QRegularExpression citation(u"\\bRFC (\\d{4,5})\\b"_s);
    QStringList faults;
    for (const QRegularExpressionMatch &match : citation.globalMatch(QString::fromUtf8(file.text))) {
        if (!isCitable(match.captured(1).toInt()))
            faults +=
                u"%1: %2 is not in the table of core/base/spec_ref.cpp"_s.arg(file.path, match.captured());
    }
    faults.removeDuplicates();
    return faults;
}

} // namespace

class TestSpecRefs : public QObject
{
    Q_OBJECT

private slots:
    void everyReferenceIsWellFormed()
    {
        QStringList faults;
        for (const SourceFile &file : sourceFiles(programFolders()))
            faults += sectionFaults(file);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }
    void everyCitationIsInTheTable()
    {
        QStringList faults;
        for (const SourceFile &file : sourceFiles(programFolders()))
            faults += citationFaults(file);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }
    void everySpecResolves()
    {
        QCOMPARE(specNames().size(), qsizetype(specTable().size()) + 1); // and None
        for (const SpecRow &row : specTable()) {
            const SpecRef ref{row.id, "1.2"};
            QVERIFY2(ref.label().endsWith(u" \u00a71.2"_s), row.name);
            QVERIFY2(ref.url().isValid() && !ref.url().host().isEmpty(), row.name);
            QVERIFY2(row.fragment == nullptr || ref.url().fragment() == "section-1.2"_L1, row.name);
        }
    }
    void badSnippetsAreCaught_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("faults");
        QTest::newRow("section") << QByteArray("{Spec::Rfc7519, \"4.1.4\"}") << 0;
        QTest::newRow("appendix") << QByteArray("{base::Spec::Rfc7515, \"A.1\"}") << 0;
        QTest::newRow("whole") << QByteArray("SpecRef{Spec::Jarm}") << 0;
        QTest::newRow("sign in section") << QByteArray("{Spec::Rfc7519, \"\u00a74.1.4\"}") << 1;
        QTest::newRow("word") << QByteArray("{Spec::Rfc7519, \"section 4\"}") << 1;
        QTest::newRow("trailing dot") << QByteArray("{Spec::Rfc7519, \"4.1.\"}") << 1;
        QTest::newRow("unknown") << QByteArray("{Spec::Rfc1, \"1\"}") << 1;
        QTest::newRow("cited, unknown") << QByteArray("// RFC 99999 \u00a71") << 1;
        QTest::newRow("cited, known") << QByteArray("// RFC 7519 \u00a71") << 0;
    }
    void badSnippetsAreCaught()
    {
        QFETCH(QByteArray, text);
        const SourceFile file{u"core/jose/a.cpp"_s, text};
        QTEST(int(sectionFaults(file).size() + citationFaults(file).size()), "faults");
    }
};

QTEST_GUILESS_MAIN(TestSpecRefs)
#include "tst_spec_refs.moc"
