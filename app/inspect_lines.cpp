#include "app/inspect_lines.h"

#include "app/cli.h"
#include "app/inspect_request.h"
#include "app/ordered_work.h"

namespace claimcheck::app {

namespace {

constexpr qsizetype longestLine =
    64 * 1024 * 1024; // as encoding::JsonLimits::maxBytes; longer ones are cut and refused
constexpr std::size_t linesABatch = 64;
constexpr qsizetype bytesABatch = 256 * 1024;

/// The next line without its break; false at the end of the input.
bool readLine(std::istream &input, QByteArray &line)
{
    using Traits = std::istream::traits_type;
    line.clear();
    std::streambuf &buffer = *input.rdbuf();
    int character = buffer.sbumpc();
    if (Traits::eq_int_type(character, Traits::eof()))
        return false;
    for (; !Traits::eq_int_type(character, Traits::eof()) && character != '\n'; character = buffer.sbumpc()) {
        if (line.size() <= longestLine)
            line += static_cast<char>(character);
    }
    return true;
}

/// Lines that are there already go together; a single line of a patient asker is answered at once.
OrderedWork::Batch readBatch(std::istream &input)
{
    OrderedWork::Batch batch;
    QByteArray line;
    qsizetype bytes = 0;
    while (batch.size() < linesABatch && bytes < bytesABatch &&
           (batch.empty() || input.rdbuf()->in_avail() > 0)) {
        if (!readLine(input, line))
            break;
        bytes += line.size();
        if (!line.trimmed().isEmpty())
            batch.push_back(line);
    }
    return batch;
}

} // namespace

void inspectLines(std::istream &input, const report::InspectionOptions &defaults)
{
    KeyCache keys;
    OrderedWork work(
        [&](const OrderedWork::Batch &batch) {
            QByteArray answers;
            for (const QByteArray &line : batch)
                answers += answerLine(line, defaults, keys) + '\n';
            return answers;
        },
        [](const QByteArray &answers) { writeOut(answers); });
    for (auto batch = readBatch(input); !batch.empty(); batch = readBatch(input))
        work.add(std::move(batch));
}

} // namespace claimcheck::app
