#include "xml_part.hpp"

#include <expat.h>

#include <algorithm>
#include <cstring>
#include <new>

#include "save_again.hpp"
#include "wiping_blocks.hpp"

namespace kiosk::tables {
namespace {

constexpr int deepest = 64;
constexpr std::size_t most_parser_bytes = 32 << 20;

/// Expat keeps element names, attributes and unfinished pieces; its allocator gets no context, so the sum is
/// kept for the thread: the parts of a workbook are read one after the other.
thread_local std::size_t parser_bytes = 0;

void* allocate(std::size_t size) {
    if (size > most_parser_bytes - std::min(parser_bytes, most_parser_bytes)) return nullptr;
    void* const block = new_block(size);
    if (block != nullptr) parser_bytes += size;
    return block;
}

void release(void* block) {
    if (block != nullptr) parser_bytes -= size_of_block(block);
    free_block(block);
}

void* reallocate(void* block, std::size_t size) {
    void* const larger = allocate(size);
    if (larger == nullptr || block == nullptr) return larger;
    std::memcpy(larger, block, std::min(size, size_of_block(block)));
    release(block);
    return larger;
}

std::string_view local_name(std::string_view name) {
    return name.substr(name.rfind(':') + 1);  // npos + 1 is 0
}

}  // namespace

std::optional<std::string_view> XmlAttributes::find(std::string_view name) const {
    for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
        if (pair[0] == name) return pair[1];
    }
    return std::nullopt;
}

std::optional<std::string_view> XmlAttributes::find_prefixed(std::string_view name) const {
    for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
        const std::string_view full = pair[0];
        if (full.size() > name.size() && local_name(full) == name) return pair[1];
    }
    return std::nullopt;
}

/// What expat calls.
struct XmlPart::Calls {
    static XmlPart& part(void* data) { return *static_cast<XmlPart*>(data); }

    static void begin(void* data, const char* name, const char** attributes) {
        XmlPart& self = part(data);
        if (self.error_ || self.enough_) return;
        if (++self.depth_ > deepest) return self.refuse("elements nested too deeply");
        self.begin(local_name(name), XmlAttributes(attributes));
    }
    static void end(void* data, const char* name) {
        XmlPart& self = part(data);
        if (self.error_ || self.enough_) return;
        --self.depth_;
        self.end(local_name(name));
    }
    static void text(void* data, const char* piece, int length) {
        XmlPart& self = part(data);
        if (self.error_ || self.enough_) return;
        self.text({piece, static_cast<std::size_t>(length)});
    }
    static void document_type(void* data, const char*, const char*, const char*, int) {
        part(data).refuse("a document type declaration, which no workbook has");
    }
};

void XmlPart::Free::operator()(XML_ParserStruct* parser) const {
    XML_ParserFree(parser);
}

XmlPart::XmlPart() {
    static const XML_Memory_Handling_Suite wiping{allocate, reallocate, release};
    parser_.reset(XML_ParserCreate_MM(nullptr, &wiping, nullptr));
    if (!parser_) throw std::bad_alloc();
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), &Calls::begin, &Calls::end);
    XML_SetCharacterDataHandler(parser_.get(), &Calls::text);
    XML_SetStartDoctypeDeclHandler(parser_.get(), &Calls::document_type);
}

XmlPart::~XmlPart() = default;

Result<bool> XmlPart::feed(std::string_view piece) {
    return parse(piece, false);
}

Result<void> XmlPart::finish() {
    if (const auto parsed = parse({}, true); !parsed) return parsed.error();
    return {};
}

Result<bool> XmlPart::parse(std::string_view piece, bool last) {
    if (!error_ && !enough_ &&
        XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()), last) == XML_STATUS_ERROR &&
        !error_ && !enough_) {
        const XML_Error why = XML_GetErrorCode(parser_.get());
        refuse(why == XML_ERROR_NO_MEMORY
                   ? std::string("larger than the limits")
                   : std::string("damaged (") + XML_ErrorString(why) + "); " + save_again);
    }
    if (error_) return *error_;
    return !enough_;
}

void XmlPart::refuse(const std::string& why) {
    refuse(Error{ErrorCode::bad_input, place() + ": " + why});
}

void XmlPart::refuse(Error error) {
    if (!error_) error_ = std::move(error);
    stop();
}

void XmlPart::need_no_more() {
    enough_ = true;
    stop();
}

void XmlPart::stop() {
    XML_StopParser(parser_.get(), XML_FALSE);
}

}  // namespace kiosk::tables
