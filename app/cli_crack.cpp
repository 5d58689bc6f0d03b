#include "app/cli_crack.h"

#include "app/interrupt.h"
#include "app/read_input.h"
#include "core/attack/weak_secret.h"
#include "core/base/redaction.h"
#include "core/encoding/json_writer.h"

#include <QCommandLineParser>
#include <QEventLoop>

#include <atomic>
#include <thread>

namespace claimcheck::app {

using namespace Qt::StringLiterals;

namespace {

void addCrackOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(Text::tr(
        "Tries words as the secret of a token signed with HS256, HS384 or HS512. Status 1: one fits; 3: "
        "stopped before the end (Ctrl+C)."));
    parser.addOptions({
        {u"words"_s, Text::tr("A list, one word a line; else a short one that comes along."), u"FILE"_s},
        {u"json"_s, Text::tr("Write one JSON object.")},
        {u"reveal"_s, Text::tr("Show the secret that was found.")},
        {u"help"_s, Text::tr("Show this.")},
    });
    parser.addPositionalArgument(u"token"_s, Text::tr("A token, a file with one, or - for standard input."),
                                 u"[TOKEN | FILE | -]"_s);
}

QByteArray jsonOf(const attack::SearchResult &result, base::Reveal reveal)
{
    encoding::JsonWriter writer;
    writer.beginObject();
    writer.member("status", attack::searchEndName(result.end));
    if (result.end == attack::SearchEnd::Found && reveal == base::Reveal::Shown)
        writer.member("secret", result.secret.view().toByteArray());
    writer.member("words", result.progress.words);
    writer.member("milliseconds", result.progress.milliseconds);
    writer.member("perSecond", qint64(result.progress.perSecond()));
    writer.endObject();
    return writer.take() + '\n';
}

QByteArray textOf(const attack::SearchResult &result, base::Reveal reveal)
{
    const QString rate =
        Text::tr("%1 words, %2 a second").arg(result.progress.words).arg(qint64(result.progress.perSecond()));
    if (result.end == attack::SearchEnd::Stopped)
        return Text::tr("Stopped; no word so far is the secret (%1).\n").arg(rate).toUtf8();
    if (result.end != attack::SearchEnd::Found)
        return Text::tr("No word of the list is the secret (%1).\n").arg(rate).toUtf8();
    const QString secret = base::masked(QString::fromUtf8(result.secret.view().toByteArray()), reveal);
    return Text::tr("A word of the list is the secret: %1 (%2).\n").arg(secret, rate).toUtf8();
}

base::Result<std::shared_ptr<attack::WordList>> wordsOf(const QCommandLineParser &parser)
{
    return parser.isSet(u"words"_s) ? attack::WordList::ofFile(parser.value(u"words"_s))
                                    : base::Result(attack::WordList::builtIn());
}

/// In a thread of its own, so that the event loop hears of Ctrl+C.
base::Result<attack::SearchResult> search(const token::TokenDocument &document, attack::WordList &words)
{
    std::atomic_bool stop = false;
    Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::interrupted, &interrupt, [&stop] { stop = true; });
    QEventLoop loop;
    base::Result<attack::SearchResult> result = attack::SearchResult();
    std::thread worker([&] {
        result = attack::findSecret(document, words, {0, &stop, {}});
        QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
    });
    loop.exec();
    worker.join();
    return result;
}

ExitStatus statusOf(attack::SearchEnd end)
{
    switch (end) {
    case attack::SearchEnd::Found: return ExitStatus::WrongInside;
    case attack::SearchEnd::NotFound: break;
    case attack::SearchEnd::Stopped: return ExitStatus::NetworkFailed; // it did not come to its end
    }
    return ExitStatus::Ok;
}

} // namespace

ExitStatus runCrack(const QStringList &arguments)
{
    QCommandLineParser parser;
    addCrackOptions(parser);
    if (!parser.parse(QStringList{u"claimcheck-cli crack"_s} + arguments))
        return fail(ExitStatus::Usage, u"crack"_s, parser.errorText());
    if (parser.isSet(u"help"_s)) {
        writeOut(parser.helpText().toUtf8());
        return ExitStatus::Ok;
    }
    const auto text = readInput(parser.positionalArguments().value(0));
    if (!text)
        return fail(ExitStatus::Usage, u"crack"_s, text.error().message);
    const auto words = wordsOf(parser);
    if (!words)
        return fail(ExitStatus::Usage, u"crack"_s, words.error().message);
    const auto result = search(token::readToken(*text), **words);
    if (!result)
        return fail(ExitStatus::Usage, u"crack"_s, result.error().message);
    const base::Reveal reveal = parser.isSet(u"reveal"_s) ? base::Reveal::Shown : base::Reveal::Hidden;
    writeOut(parser.isSet(u"json"_s) ? jsonOf(*result, reveal) : textOf(*result, reveal));
    return statusOf(result->end);
}

} // namespace claimcheck::app
