#include "tests/meta/cpp_text.h"
#include "tests/meta/source_files.h"

#include <QRegularExpression>
#include <QTest>

using namespace claimcheck::meta;
using namespace Qt::StringLiterals;

namespace {

/// Calls whose text a person sees or hears.
constexpr auto showingCalls = "\\b(?:set(?:Text|Title|WindowTitle|ToolTip|StatusTip|WhatsThis|"
                              "PlaceholderText|InformativeText|DetailedText|"
                              "AccessibleName|AccessibleDescription|Prefix|Suffix|LabelText)|add(?:Action|"
                              "Menu|Tab|Item|Row|Section)|showMessage|"
                              "new "
                              "Q(?:Label|PushButton|ToolButton|CheckBox|RadioButton|GroupBox|Action|"
                              "DockWidget|Menu|CommandLinkButton))\\s*\\(";

/// Errors and findings of core, whose message a person reads: Error{"code"_L1, message …}.
constexpr auto errorStarts = "\\bError\\s*\\{\\s*\"[\\w-]*\"_L1\\s*,\\s*(?:QStringLiteral\\(|u)\"";

/// Blanks out every tr(…), translate(…) and arg(…) with what is inside.
QByteArray withoutTranslated(QByteArray text, const QByteArray &code)
{
    static const QRegularExpression call(
        u"\\b(?:tr|translate|QT_TR_NOOP|QT_TRANSLATE_NOOP|objectName|arg)\\s*\\("_s);
    for (const QRegularExpressionMatch &match : call.globalMatch(QString::fromLatin1(code))) {
        const qsizetype end = closingBracket(code, match.capturedEnd() - 1);
        for (qsizetype i = match.capturedStart(); i >= 0 && i < end; ++i)
            text[i] = text[i] == '\n' ? '\n' : ' ';
    }
    return text;
}

/// True for a literal with a word in it: signs, numbers, style sheets of one letter and format strings are
/// not text.
bool hasWord(const QByteArray &text)
{
    static const QRegularExpression word(
        u"(?:u|QStringLiteral\\()?\"(?:[^\"\\\\]|\\\\.)*[A-Za-z]{2,}(?:[^\"\\\\]|\\\\.)*\""_s);
    return word.match(QString::fromLatin1(text)).hasMatch();
}

QStringList literalFaults(const SourceFile &file)
{
    static const QRegularExpression calls{QLatin1String(showingCalls)};
    const QByteArray code = codeOnly(file.text);
    const QByteArray plain = withoutTranslated(withoutComments(file.text), code);
    QStringList faults;
    for (const QRegularExpressionMatch &match : calls.globalMatch(QString::fromLatin1(code))) {
        const qsizetype open = match.capturedEnd() - 1;
        const qsizetype end = closingBracket(code, open);
        const QByteArray arguments = plain.mid(open, end - open);
        if (hasWord(arguments) && !arguments.contains('{'))
            faults += u"%1:%2: not translated: %3%4"_s.arg(file.path)
                          .arg(lineOf(code, open))
                          .arg(match.captured(), QLatin1String(arguments.simplified()));
    }
    return faults;
}

QStringList errorFaults(const SourceFile &file)
{
    static const QRegularExpression start{QLatin1String(errorStarts)};
    QStringList faults;
    const QByteArray plain = withoutComments(file.text);
    for (const QRegularExpressionMatch &match : start.globalMatch(QString::fromLatin1(plain)))
        faults += u"%1:%2: a message outside Text::tr: %3"_s.arg(file.path)
                      .arg(lineOf(plain, match.capturedStart()))
                      .arg(match.captured());
    return faults;
}

QStringList faultsIn(const QStringList &folders)
{
    QStringList faults;
    for (const SourceFile &file : sourceFiles(folders))
        faults += literalFaults(file) + errorFaults(file);
    return faults;
}

} // namespace

class TestStrings : public QObject
{
    Q_OBJECT

private slots:
    void whatIsShownIsTranslated()
    {
        const QStringList faults = faultsIn(programFolders());
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }
    void badSnippetsAreCaught_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("faults");
        QTest::newRow("translated") << QByteArray("label->setText(tr(\"Verified\"));") << 0;
        QTest::newRow("plain") << QByteArray("label->setText(u\"Verified\"_s);") << 1;
        QTest::newRow("literal macro") << QByteArray("label->setText(QStringLiteral(\"Verified\"));") << 1;
        QTest::newRow("new label") << QByteArray("auto *l = new QLabel(u\"Verified\"_s, this);") << 1;
        QTest::newRow("new label, translated")
            << QByteArray("auto *l = new QLabel(tr(\"Verified\"), this);") << 0;
        QTest::newRow("chosen") << QByteArray("l->setToolTip(on ? tr(\"On\") : u\"Off\"_s);") << 1;
        QTest::newRow("a sign") << QByteArray("l->setText(u\"\u2022\"_s);") << 0;
        QTest::newRow("with a value") << QByteArray("l->setText(tr(\"%1 bytes\").arg(u\"ab\"_s));") << 0;
        QTest::newRow("a variable") << QByteArray("l->setText(name);") << 0;
        QTest::newRow("in a comment") << QByteArray("// setText(u\"Verified\"_s)") << 0;
        QTest::newRow("action") << QByteArray("menu->addAction(u\"Open\"_s, this, &A::open);") << 1;
        QTest::newRow("error") << QByteArray("return Error{\"a-b\"_L1, u\"No good\"_s};") << 1;
        QTest::newRow("error, translated")
            << QByteArray("return Error{\"a-b\"_L1, Text::tr(\"No good\")};") << 0;
    }
    void badSnippetsAreCaught()
    {
        QFETCH(QByteArray, text);
        const SourceFile file{u"ui/inspect/a.cpp"_s, text};
        QTEST(int(literalFaults(file).size() + errorFaults(file).size()), "faults");
    }
};

QTEST_GUILESS_MAIN(TestStrings)
#include "tst_strings.moc"
