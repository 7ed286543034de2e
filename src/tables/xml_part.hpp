#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/core/result.hpp"

struct XML_ParserStruct;

namespace kiosk::tables {

/// Attributes of an element as expat hands them over; valid during the call.
class XmlAttributes {
  public:
    explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
    /// Of the attribute with this name and no prefix.
    std::optional<std::string_view> find(std::string_view name) const;
    /// Of the attribute with this name and any prefix: "id" finds r:id.
    std::optional<std::string_view> find_prefixed(std::string_view name) const;

  private:
    const char** pairs_;
};

/// Base of what reads one XML part of a workbook as a stream. Elements come without prefixes: programs differ
/// in them. A document type declaration is refused, and so is what makes the parser take much memory.
class XmlPart {
  public:
    XmlPart();
    XmlPart(const XmlPart&) = delete;
    XmlPart& operator=(const XmlPart&) = delete;
    virtual ~XmlPart();

    /// False when the part needs no more.
    Result<bool> feed(std::string_view piece);
    /// After the last piece.
    Result<void> finish();

  protected:
    virtual void begin(std::string_view element, const XmlAttributes& attributes) = 0;
    virtual void end(std::string_view element) = 0;
    virtual void text(std::string_view piece) = 0;
    /// How far the reading is, for somebody who looks at the workbook in a spreadsheet program.
    virtual std::string place() const = 0;

    /// `why`, after the place.
    void refuse(const std::string& why);
    void refuse(Error error);
    void need_no_more();

  private:
    struct Calls;
    struct Free {
        void operator()(XML_ParserStruct* parser) const;
    };
    Result<bool> parse(std::string_view piece, bool last);
    void stop();

    std::unique_ptr<XML_ParserStruct, Free> parser_;
    std::optional<Error> error_;
    int depth_ = 0;
    bool enough_ = false;
};

}  // namespace kiosk::tables
