#include "ui/flow/response_view.h"

#include "core/report/hidden_secrets.h"
#include "ui/flow/diagram_rows.h"
#include "ui/flow/fields_table.h"
#include "ui/flow/notes.h"
#include "ui/flow/raw_message.h"
#include "ui/flow/response_tokens.h"
#include "ui/flow/text_view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/pane.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

Tone toneOfStatus(int status)
{
    if (status >= 400)
        return Tone::Error;
    return status >= 300 ? Tone::Info : Tone::Ok;
}

QString factsOf(const ViewContext &context)
{
    const http::Response &response = *context.message.response;
    QStringList facts;
    if (context.message.timing.duration() >= 0)
        facts += durationText(context.message.timing.duration());
    if (!response.body.isEmpty())
        facts += sizeText(response.body.size());
    const QByteArray type = response.headers.value("Content-Type").split(';').first().trimmed();
    if (!type.isEmpty())
        facts += QString::fromLatin1(type);
    if (context.message.originalResponse)
        facts += ResponseView::tr("edited");
    return facts.join(u" \u00b7 "_s);
}

} // namespace

ResponseView::ResponseView(QWidget *parent)
    : QWidget(parent), m_status(new Chip(u"responseStatus"_s, this)), m_facts(new QLabel(this)),
      m_links(new QWidget(this)), m_linkRow(new QHBoxLayout(m_links)),
      m_body(new TextView(tr("Body of the response"), u"responseBody"_s)),
      m_headers(new FieldsModel(tr("Header"), this)),
      m_headerTable(new FieldsTable(m_headers, tr("Headers of the response"), u"responseHeaders"_s)),
      m_raw(new TextView(tr("Raw response"), u"responseRaw"_s)), m_stack(new QStackedWidget(this))
{
    setObjectName(u"responseView"_s);
    setAccessibleName(tr("Response"));
    m_facts->setObjectName(u"responseFacts"_s);
    m_facts->setAccessibleName(tr("Time, size and type"));
    m_facts->setProperty("tone", u"muted"_s);
    m_links->setObjectName(u"responseTokens"_s);
    m_links->setAccessibleName(tr("Tokens of this response"));
    m_linkRow->setContentsMargins(12, 0, 12, 6);
    m_linkRow->setSpacing(12);
    m_stack->setObjectName(u"responseStack"_s);
    m_stack->setAccessibleName(tr("Response"));
    for (QWidget *page : std::initializer_list<QWidget *>{m_body, m_headerTable, m_raw})
        m_stack->addWidget(page);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(12, 8, 12, 8);
    line->setSpacing(8);
    line->addWidget(m_status);
    line->addWidget(m_facts, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addLayout(line);
    column->addWidget(m_links);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addWidget(m_stack, 1);
    connect(m_body, &TextView::edited, this, &ResponseView::editBody);
    connect(m_headers, &FieldsModel::edited, this, &ResponseView::editHeaders);
    connect(m_raw, &TextView::edited, this, &ResponseView::editRaw);
}

void ResponseView::show(const ViewContext &context)
{
    m_response = *context.message.response;
    const QByteArray reason =
        m_response.reason.isEmpty() ? http::reasonPhrase(m_response.status) : m_response.reason;
    m_status->set(QString::fromLatin1(QByteArray::number(m_response.status) + ' ' + reason).trimmed(),
                  toneOfStatus(m_response.status), Chip::Mark::OfTone);
    m_facts->setText(factsOf(context));
    std::vector<ResponseToken> tokens = tokensOf(m_response);
    std::ranges::copy(tokensOf(context.message.request), std::back_inserter(tokens));
    showTokens(std::move(tokens));
    m_headers->setFollowed(context.followed);
    m_headers->setReveal(context.reveal);
    m_headers->setFields(responseHeaderFields(context.trace, context.message),
                         context.responseIsHeld() ? FieldAccess::Editable : FieldAccess::ReadOnly);
    ShownText body = shownBody(m_response, context.reveal);
    ShownText raw = shownRaw(m_response, context.reveal);
    const bool whole = body.note.isEmpty();
    const bool hidden = whole && context.reveal == base::Reveal::Hidden &&
                        report::withHiddenSecrets(m_response) != m_response;
    if (context.responseIsHeld() && hidden)
        body.note = raw.note = tr("Secrets are hidden. Show them (Ctrl+H) to edit.");
    if (body.text.isEmpty() && !context.responseIsHeld())
        body.note = tr("No body.");
    m_body->setText(body);
    m_raw->setText(raw);
    m_body->setEditable(context.responseIsHeld() && whole && !hidden);
    m_raw->setEditable(context.responseIsHeld() && whole && !hidden);
}

void ResponseView::showTokens(std::vector<ResponseToken> tokens)
{
    m_links->setVisible(!tokens.empty());
    if (tokens == m_tokens)
        return; // the links stay, and with them the focus
    m_tokens = std::move(tokens);
    while (QLayoutItem *item = m_linkRow->takeAt(0)) {
        if (QWidget *old = item->widget()) {
            old->hide(); // it may live until the next turn of the event loop
            old->deleteLater();
        }
        delete item;
    }
    auto *intro = new QLabel(tr("Open in Inspect:"), m_links);
    intro->setObjectName(u"openTokenLabel"_s);
    intro->setAccessibleName(intro->text());
    intro->setProperty("tone", u"muted"_s);
    m_linkRow->addWidget(intro);
    for (const ResponseToken &token : m_tokens) {
        const QString name = u"openToken."_s + QString::fromLatin1(token.name);
        auto *link = new Button(tokenTitle(token.name), name, ButtonKind::Link, m_links);
        link->setAccessibleName(tr("Open %1 in Inspect").arg(tokenTitle(token.name)));
        connect(link, &QPushButton::clicked, this, [this, text = token.text] { emit openToken(text); });
        m_linkRow->addWidget(link);
    }
    m_linkRow->addStretch(1);
}

void ResponseView::setAspect(MessageAspect aspect)
{
    const bool hasPage = int(aspect) < m_stack->count();
    m_stack->setCurrentIndex(hasPage ? int(aspect) : int(MessageAspect::AsRaw));
}

bool ResponseView::choose(const QString &name, MessageAspect aspect)
{
    return aspect == MessageAspect::ByHeader ? m_headerTable->chooseField(name)
                                             : m_body->choose(u'"' + name + u'"');
}

void ResponseView::editBody()
{
    http::Response response = m_response;
    response.body = m_body->text().toUtf8();
    emit edited(response);
}

void ResponseView::editHeaders()
{
    http::Response response = m_response;
    response.headers = {};
    for (const Field &field : m_headers->fields()) {
        if (!field.name.isEmpty())
            response.headers.append(field.name, field.value);
    }
    emit edited(response);
}

void ResponseView::editRaw()
{
    const auto response = parseRawResponse(m_raw->text().toUtf8());
    m_raw->setProblem(response ? QString() : response.error().message);
    if (response)
        emit edited(*response);
}

} // namespace claimcheck::ui::flow
