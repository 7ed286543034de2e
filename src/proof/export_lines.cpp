#include "export_lines.hpp"

#include <optional>
#include <utility>

#include "kiosk/domain/hex.hpp"
#include "strict_object.hpp"

namespace kiosk::proof {
namespace {

using domain::format_hex;
using domain::parse_hex;

std::optional<domain::Uuid> parse_uuid(std::string_view text) {
    std::string digits(text);
    for (const std::size_t hyphen : {23U, 18U, 13U, 8U}) {
        if (hyphen >= digits.size() || digits[hyphen] != '-') return std::nullopt;
        digits.erase(hyphen, 1);
    }
    return parse_hex<16>(digits);
}

Result<std::string> dump(const Json& json) {
    try {
        return json.dump();
    } catch (const Json::exception&) {
        return Error{ErrorCode::bad_input, "a text that is not UTF-8"};
    }
}

Json to_json(const ExportHeader& header) {
    return {{"format", format_name},
            {"kiosk", header.kiosk},
            {"public_key", format_public_key(header.public_key)},
            {"first", header.first},
            {"previous", format_hex(header.previous)},
            {"last", header.last},
            {"made_at_ms", header.made_at.time_since_epoch().count()}};
}

Json to_json(const domain::Event& event) {
    const domain::EventDraft& draft = event.draft;
    return {{"sequence", event.sequence},
            {"id", domain::format_uuid(event.id)},
            {"kiosk", event.kiosk},
            {"place", event.place},
            {"boot_id", event.boot_id},
            {"kind", to_word(draft.kind)},
            {"reason", to_word(draft.reason)},
            {"visit", domain::format_uuid(draft.visit)},
            {"ticket", draft.ticket ? Json(domain::format_ticket(*draft.ticket)) : Json()},
            {"token", draft.token ? Json(format_hex(*draft.token)) : Json()},
            {"age_band", to_word(draft.age_band)},
            {"registration", to_word(draft.registration)},
            {"language", draft.language},
            {"duration_s", std::int64_t{draft.duration.count()}},
            {"officer", draft.officer},
            {"wall_ms", std::int64_t{draft.at.wall.time_since_epoch().count()}},
            {"mono_ms", std::int64_t{draft.at.mono.count()}},
            {"service_day", domain::format_iso_date(draft.service_day)},
            {"previous", format_hex(event.previous)},
            {"detail", draft.detail},
            {"hash", format_hex(event.hash)}};
}

Json to_json(const domain::Checkpoint& checkpoint) {
    return {{"kiosk", checkpoint.kiosk},
            {"sequence", checkpoint.sequence},
            {"hash", format_hex(checkpoint.hash)},
            {"at_ms", std::int64_t{checkpoint.at.time_since_epoch().count()}},
            {"reason", to_word(checkpoint.reason)},
            {"signature", format_hex(checkpoint.signature)}};
}

UtcTime time_of(std::int64_t milliseconds) {
    return UtcTime(std::chrono::milliseconds(milliseconds));
}

ExportHeader read_header(StrictObject& in) {
    ExportHeader header;
    header.kiosk = in.text("kiosk");
    header.public_key = in.parsed("public_key", parse_public_key);
    header.first = in.number("first");
    header.previous = in.parsed("previous", parse_hex<32>);
    header.last = in.number("last");
    header.made_at = time_of(in.number("made_at_ms"));
    return header;
}

domain::Event read_event(StrictObject& in) {
    domain::Event event;
    domain::EventDraft& draft = event.draft;
    event.sequence = in.number("sequence");
    event.id = in.parsed("id", parse_uuid);
    event.kiosk = in.text("kiosk");
    event.place = in.text("place");
    event.boot_id = in.text("boot_id");
    draft.kind = in.word("kind", domain::parse_event_kind);
    draft.reason = in.word("reason", domain::parse_reason);
    draft.visit = in.parsed("visit", parse_uuid);
    draft.ticket = in.optional("ticket", domain::parse_ticket);
    draft.token = in.optional("token", parse_hex<16>);
    draft.age_band = in.word("age_band", domain::parse_age_band);
    draft.registration = in.word("registration", domain::parse_registration);
    draft.language = in.text("language");
    draft.duration = std::chrono::seconds(in.number("duration_s"));
    draft.officer = in.text("officer");
    draft.at.wall = time_of(in.number("wall_ms"));
    draft.at.mono = MonoTime(in.number("mono_ms"));
    draft.service_day = in.parsed("service_day", domain::parse_iso_date);
    event.previous = in.parsed("previous", parse_hex<32>);
    draft.detail = in.text("detail");
    event.hash = in.parsed("hash", parse_hex<32>);
    return event;
}

domain::Checkpoint read_checkpoint(StrictObject& in) {
    domain::Checkpoint checkpoint;
    checkpoint.kiosk = in.text("kiosk");
    checkpoint.sequence = in.number("sequence");
    checkpoint.hash = in.parsed("hash", parse_hex<32>);
    checkpoint.at = time_of(in.number("at_ms"));
    checkpoint.reason = in.word("reason", domain::parse_checkpoint_reason);
    checkpoint.signature = in.parsed("signature", parse_hex<64>);
    return checkpoint;
}

domain::Signature read_signature(StrictObject& in) {
    return in.parsed("signature", parse_hex<64>);
}

/// `name`: of the object inside the line's object; empty when the line is the object itself.
template <class Read, class Format>
auto parse_line(std::string_view line, const char* name, Read read, Format format)
    -> Result<decltype(read(std::declval<StrictObject&>()))> {
    const Json json = Json::parse(line, nullptr, false);
    const bool nested = *name != '\0';
    if (!json.is_object() || (nested && !json.contains(name))) {
        return Error{ErrorCode::bad_input, "not a JSON object of an export"};
    }
    StrictObject object(nested ? json[name] : json);
    auto value = read(object);
    if (object.failure()) return *object.failure();
    const auto again = format(value);
    if (!again) return again.error();
    if (*again == line) return value;
    return Error{
        ErrorCode::bad_input,
        "not written as the kiosk writes it: an unknown or doubled field, another order, spelling or "
        "white space"};
}

}  // namespace

LineKind kind_of(std::string_view line) {
    if (line.starts_with("{\"event\":")) return LineKind::event;
    if (line.starts_with("{\"checkpoint\":")) return LineKind::checkpoint;
    if (line.starts_with("{\"format\":")) return LineKind::header;
    if (line.starts_with("{\"signature\":")) return LineKind::signature;
    return LineKind::unknown;
}

Result<std::string> format_header(const ExportHeader& header) {
    return dump(to_json(header));
}

Result<std::string> format_event(const domain::Event& event) {
    return dump({{"event", to_json(event)}});
}

Result<std::string> format_checkpoint(const domain::Checkpoint& checkpoint) {
    return dump({{"checkpoint", to_json(checkpoint)}});
}

Result<std::string> format_signature(const domain::Signature& signature) {
    return dump({{"signature", format_hex(signature)}});
}

Result<ExportHeader> parse_header(std::string_view line) {
    return parse_line(line, "", read_header, format_header);
}

Result<domain::Event> parse_event(std::string_view line) {
    return parse_line(line, "event", read_event, format_event);
}

Result<domain::Checkpoint> parse_checkpoint(std::string_view line) {
    return parse_line(line, "checkpoint", read_checkpoint, format_checkpoint);
}

Result<domain::Signature> parse_signature(std::string_view line) {
    return parse_line(line, "", read_signature, format_signature);
}

}  // namespace kiosk::proof
