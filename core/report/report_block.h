#pragma once

// Private to core/report: a report without its markup.
#include "core/report/plot.h"

#include <QStringList>

namespace claimcheck::report {

enum class BlockKind : quint8 { Title, Heading, Subheading, Paragraph, Callout, List, Code, Table, Plot };

/// One piece of a report. Only the members of its kind are filled; all texts are plain, none is markup.
struct ReportBlock
{
    BlockKind kind = BlockKind::Paragraph;
    QString text = {};      ///< Title … Callout, Code; the heading of a Callout stands in `items`
    QStringList items = {}; ///< of a List
    QStringList head = {};  ///< of a Table
    std::vector<QStringList> cells = {}; ///< rows of a Table
    PlotData plot = {};
};

/// GitHub's Markdown. A plot is told in words.
[[nodiscard]] QByteArray markdownOf(const std::vector<ReportBlock> &blocks);
/// A whole page: no script, nothing loaded from elsewhere, light and dark as the reader's system.
[[nodiscard]] QByteArray htmlOf(const std::vector<ReportBlock> &blocks);

} // namespace claimcheck::report
