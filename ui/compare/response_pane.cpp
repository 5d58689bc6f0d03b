#include "ui/compare/response_pane.h"

#include "ui/compare/response_model.h"
#include "ui/compare/span_delegate.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/empty_state.h"

#include <QHeaderView>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::compare {

namespace {

constexpr int lineHeight = 16; ///< pixels, at least

QString nameOf(CompareSide side, QLatin1StringView part)
{
    return u"response"_s + sideName(side) + part;
}

QString kindText(const core::ClassifiedToken &token)
{
    switch (token.kind) {
    case core::TokenClass::Jwt: return ResponsePane::tr("self-contained");
    case core::TokenClass::EncryptedJwt: return ResponsePane::tr("encrypted");
    case core::TokenClass::SdJwt: return ResponsePane::tr("selective disclosure");
    case core::TokenClass::Opaque:
        return token.format.isEmpty() ? ResponsePane::tr("reference") : token.description;
    case core::TokenClass::Key:
    case core::TokenClass::Unreadable: break;
    }
    return ResponsePane::tr("no token");
}

} // namespace

ResponsePane::ResponsePane(CompareSide side, QWidget *parent)
    : Pane({}, nameOf(side, {}), parent), m_side(side), m_model(new ResponseModel(this)),
      m_lines(new DataTable(tr("Members of response %1").arg(sideName(side)), nameOf(side, "Lines"_L1))),
      m_empty(new EmptyState(nameOf(side, "Empty"_L1))), m_stack(new QStackedWidget),
      m_kind(new Chip(nameOf(side, "Kind"_L1))), m_bytes(new Chip(nameOf(side, "Bytes"_L1)))
{
    setSquare(side == CompareSide::A ? ColourRole::PayloadPart : ColourRole::SignaturePart);
    addControl(m_kind);
    addControl(m_bytes);
    m_lines->horizontalHeader()->hide();
    m_lines->verticalHeader()->setMinimumSectionSize(lineHeight);
    m_lines->setItemDelegate(new SpanDelegate(SpanLayout::Lines, m_lines));
    m_lines->setModel(m_model);
    m_lines->setColumns({{.stretch = 1}});
    m_empty->setText(
        side == CompareSide::A ? tr("The first token response") : tr("The second token response"),
        side == CompareSide::A ? tr("Get both from one provider, or paste two that you have.")
                               : tr("The same user, client and scopes, with the other token format."));
    m_stack->setObjectName(nameOf(side, "Stack"_L1));
    m_stack->setAccessibleName(tr("Response %1").arg(sideName(side)));
    m_stack->setContentsMargins(0, 8, 0, 0);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_lines);
    addBody(m_stack);
}

void ResponsePane::showResponse(const Comparison &comparison, base::Reveal reveal)
{
    const core::Response &response = comparison.response(m_side);
    setTitle(sideTitle(comparison, m_side));
    showChips(response);
    const bool there = comparison.hasResponse(m_side);
    m_stack->setCurrentWidget(there ? static_cast<QWidget *>(m_lines) : m_empty);
    const int row = m_lines->currentIndex().row();
    m_model->setLines(there ? responseLines(response, reveal) : std::vector<ResponseLine>());
    if (row >= 0 && row < m_model->rowCount())
        m_lines->setCurrentIndex(m_model->index(row));
}

void ResponsePane::showChips(const core::Response &response)
{
    const core::ClassifiedToken *token = response.accessToken();
    m_kind->set(token ? kindText(*token) : QString());
    m_bytes->set(token ? tr("%1 bytes").arg(token->bytes) : QString());
    m_bytes->setToolTip(
        token ? tr("Of the access token; the whole response has %1 bytes.").arg(response.bytes) : QString());
}

HelpText ResponsePane::help() const
{
    const int row = m_lines->currentIndex().row();
    const auto &lines = m_model->lines();
    return row >= 0 && std::size_t(row) < lines.size() ? lines[std::size_t(row)].help : HelpText();
}

} // namespace claimcheck::ui::compare
