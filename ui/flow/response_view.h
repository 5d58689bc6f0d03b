#pragma once

#include "core/http/message.h"
#include "ui/flow/fields_model.h"
#include "ui/flow/response_tokens.h"
#include "ui/flow/view_context.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QStackedWidget;

namespace claimcheck::ui {
class Chip;
}

namespace claimcheck::ui::flow {

class FieldsTable;
class TextView;

/// The response of a message: status, time, type; body, headers or raw text; links to Inspect for its tokens.
class ResponseView final : public QWidget
{
    Q_OBJECT

public:
    explicit ResponseView(QWidget *parent = nullptr);

    /// context.message.response must be there.
    void show(const ViewContext &context);
    void setAspect(MessageAspect aspect);
    /// Chooses the member of the body or the header field of that name; false if there is none.
    bool choose(const QString &name, MessageAspect aspect);

signals:
    /// By the user, while the response is held.
    void edited(const claimcheck::http::Response &response);
    void openToken(const QByteArray &token);

private:
    void showTokens(std::vector<ResponseToken> tokens);
    void editBody();
    void editHeaders();
    void editRaw();

    Chip *m_status;
    QLabel *m_facts;
    QWidget *m_links;
    QHBoxLayout *m_linkRow;
    TextView *m_body;
    FieldsModel *m_headers;
    FieldsTable *m_headerTable;
    TextView *m_raw;
    QStackedWidget *m_stack;
    http::Response m_response;
    std::vector<ResponseToken> m_tokens;
};

} // namespace claimcheck::ui::flow
