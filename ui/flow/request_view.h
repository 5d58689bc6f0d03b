#pragma once

#include "core/http/message.h"
#include "ui/flow/fields_model.h"
#include "ui/flow/view_context.h"

#include <QWidget>

class QLabel;
class QStackedWidget;

namespace claimcheck::ui {
class Chip;
}

namespace claimcheck::ui::flow {

class FieldsTable;
class TextView;

/// The request of a message: its method and URL, then parameters, headers, raw text or curl. Edits in place
/// while held.
class RequestView final : public QWidget
{
    Q_OBJECT

public:
    explicit RequestView(QWidget *parent = nullptr);

    void show(const ViewContext &context);
    void setAspect(MessageAspect aspect);
    /// Chooses the parameter or the header field of that name; false if there is none.
    bool choose(const QString &name, MessageAspect aspect);
    /// Pixels that the table of parameters would like to have.
    [[nodiscard]] int wantedHeight() const;
    /// The row of the tables in focus, for F1.
    [[nodiscard]] FieldsTable *table() const;

signals:
    /// By the user, while the request is held.
    void edited(const claimcheck::http::Request &request);
    /// A parameter was chosen; its value, for lighting up where else it is.
    void valueChosen(const QByteArray &value);

private:
    void showLine();
    void editParameters();
    void editHeaders();
    void editRaw();

    Chip *m_method;
    QLabel *m_url;
    FieldsModel *m_parameters;
    FieldsModel *m_headers;
    FieldsTable *m_parameterTable;
    FieldsTable *m_headerTable;
    TextView *m_raw;
    TextView *m_curl;
    QStackedWidget *m_stack;
    http::Request m_request;
};

} // namespace claimcheck::ui::flow
