#include "ui/flow/request_view.h"

#include "core/report/curl.h"
#include "core/report/hidden_secrets.h"
#include "ui/flow/fields_table.h"
#include "ui/flow/notes.h"
#include "ui/flow/raw_message.h"
#include "ui/flow/text_view.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/pane.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

FieldAccess accessOf(const ViewContext &context)
{
    return context.requestIsHeld() ? FieldAccess::Editable : FieldAccess::ReadOnly;
}

/// The URL without its query: that is the table's business.
QString urlText(const http::Request &request)
{
    const QByteArray url = request.url.left(request.url.indexOf('?'));
    return QString::fromUtf8(request.url.contains('?') ? url : request.url);
}

QString addedNote(const Fields &fields)
{
    QStringList names;
    for (const Field &field : fields)
        names += QString::fromLatin1(field.name);
    return names.isEmpty() ? QString()
                           : RequestView::tr("Added below us when it is sent: %1.").arg(names.join(u", "_s));
}

QByteArray withoutReturns(QByteArray text)
{
    return text.replace("\r\n", "\n");
}

} // namespace

RequestView::RequestView(QWidget *parent)
    : QWidget(parent), m_method(new Chip(u"requestMethod"_s, this)), m_url(new QLabel(this)),
      m_parameters(new FieldsModel(tr("Parameter"), this)), m_headers(new FieldsModel(tr("Header"), this)),
      m_parameterTable(
          new FieldsTable(m_parameters, tr("Parameters of the request"), u"requestParameters"_s)),
      m_headerTable(new FieldsTable(m_headers, tr("Headers of the request"), u"requestHeaders"_s)),
      m_raw(new TextView(tr("Raw request"), u"requestRaw"_s)),
      m_curl(new TextView(tr("curl command"), u"requestCurl"_s)), m_stack(new QStackedWidget(this))
{
    setObjectName(u"requestView"_s);
    setAccessibleName(tr("Request"));
    m_url->setObjectName(u"requestUrl"_s);
    m_url->setAccessibleName(tr("URL"));
    m_url->setFont(fixedFont());
    m_url->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_url->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_stack->setObjectName(u"requestStack"_s);
    m_stack->setAccessibleName(tr("Request"));
    for (QWidget *page : std::initializer_list<QWidget *>{m_parameterTable, m_headerTable, m_raw, m_curl})
        m_stack->addWidget(page);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(12, 8, 12, 8);
    line->setSpacing(8);
    line->addWidget(m_method);
    line->addWidget(m_url, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(line);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addWidget(m_stack, 1);
    connect(m_parameters, &FieldsModel::edited, this, &RequestView::editParameters);
    connect(m_headers, &FieldsModel::edited, this, &RequestView::editHeaders);
    connect(m_raw, &TextView::edited, this, &RequestView::editRaw);
    connect(m_parameterTable, &DataTable::currentRowChanged, this, [this](int row) {
        const Fields &fields = m_parameters->fields();
        emit valueChosen(row >= 0 && row < int(fields.size()) ? fields[std::size_t(row)].value
                                                              : QByteArray());
    });
}

void RequestView::show(const ViewContext &context)
{
    m_request = context.message.request;
    showLine();
    m_parameters->setReveal(context.reveal);
    m_parameters->setFields(parameterFields(context.trace, context.message), accessOf(context));
    m_parameterTable->setPlaceForNew(placeForNew(m_request));
    for (FieldsModel *fields : {m_parameters, m_headers})
        fields->setFollowed(context.followed);
    m_headers->setReveal(context.reveal);
    m_headers->setFields(requestHeaderFields(context.trace, context.message), accessOf(context));
    ShownText raw = shownRaw(m_request, context.reveal);
    const bool whole = raw.note.isEmpty();
    const bool hidden =
        context.reveal == base::Reveal::Hidden && report::withHiddenSecrets(m_request) != m_request;
    if (context.requestIsHeld() && hidden)
        raw.note = tr("Secrets are hidden. Show them (Ctrl+H) to edit the raw text.");
    if (raw.note.isEmpty())
        raw.note = addedNote(networkFields(context.message));
    m_raw->setText(raw);
    m_raw->setEditable(context.requestIsHeld() && whole && !hidden);
    http::Request curl = m_request;
    curl.body.truncate(largestShownBody);
    m_curl->setText({QString::fromUtf8(report::curlCommand(curl, context.reveal)), {}});
}

void RequestView::showLine()
{
    m_method->set(QString::fromLatin1(m_request.method), Tone::Info);
    m_url->setText(urlText(m_request));
    m_url->setToolTip(m_url->text());
}

void RequestView::setAspect(MessageAspect aspect)
{
    if (aspect != MessageAspect::OfConnection)
        m_stack->setCurrentIndex(int(aspect));
}

bool RequestView::choose(const QString &name, MessageAspect aspect)
{
    return (aspect == MessageAspect::ByHeader ? m_headerTable : m_parameterTable)->chooseField(name);
}

int RequestView::wantedHeight() const
{
    m_parameterTable->layOutNow();
    return m_stack->y() + m_parameterTable->sizeHint().height();
}

FieldsTable *RequestView::table() const
{
    return m_stack->currentWidget() == m_headerTable ? m_headerTable : m_parameterTable;
}

void RequestView::editParameters()
{
    Parameters parameters;
    for (const Field &field : m_parameters->fields()) {
        if (!field.isBlank())
            parameters.push_back({field.place, field.name, field.value});
    }
    emit edited(withParameters(m_request, parameters));
}

void RequestView::editHeaders()
{
    http::Request request = m_request;
    request.headers = {};
    for (const Field &field : m_headers->fields()) {
        if (!field.name.isEmpty() && field.origin == FieldOrigin::Message)
            request.headers.append(field.name, field.value);
    }
    emit edited(request);
}

void RequestView::editRaw()
{
    auto request = parseRawRequest(m_raw->text().toUtf8(), m_request);
    m_raw->setProblem(request ? QString() : request.error().message);
    if (!request)
        return;
    if (request->body == withoutReturns(m_request.body))
        request->body = m_request.body; // the editor lost its carriage returns, not the user
    emit edited(*request);
}

} // namespace claimcheck::ui::flow
