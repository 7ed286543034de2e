#include <algorithm>
#include <nlohmann/json.hpp>

#include "kiosk/dukcapil/web_service.hpp"

namespace kiosk::dukcapil {
namespace {

using domain::SourceOutcome;
using domain::SourceReply;
using nlohmann::json;

enum class Verdict { fits, differs, unreadable };

/// "Sesuai", "Tidak Sesuai", "Tidak Sesuai (59)"; of the score nothing is used.
Verdict read_verdict(const json& element) {
    if (!element.is_string()) return Verdict::unreadable;
    std::string text = element.get<std::string>();
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (text == "sesuai" || text.starts_with("sesuai (")) return Verdict::fits;
    if (text == "tidak sesuai" || text.starts_with("tidak sesuai (")) return Verdict::differs;
    return Verdict::unreadable;
}

SourceReply malformed(std::string_view found) {
    return {SourceOutcome::malformed,
            {},
            {},
            "found " + std::string(found) +
                R"(, expected {"content":[{"NIK":"Sesuai"}]} as CALL_VERIFY_BY_ELEMEN answers)"};
}

SourceReply found(domain::NikStatus status, const domain::Searched& searched) {
    domain::StatusAxes axes;
    axes.nik = status;
    return {SourceOutcome::found, {{searched, axes}}, {searched}, ""};
}

/// The number is known. Whether it is this person's depends on the other elements that were asked; birth
/// dates differ for good reasons too (domain.md 2.1), so that a difference says nothing about the NIK.
SourceReply judge_known(const json& elements, const domain::Searched& searched) {
    std::string differing;
    for (const char* name : {"TGL_LHR", "JENIS_KLMIN"}) {
        const auto element = elements.find(name);
        if (element == elements.end()) continue;
        switch (read_verdict(*element)) {
            case Verdict::fits:
                break;
            case Verdict::differs:
                differing += (differing.empty() ? "" : " and ") + std::string(name);
                break;
            case Verdict::unreadable:
                return malformed(std::string("another text as ") + name);
        }
    }
    if (differing.empty()) return found(domain::NikStatus::matches, searched);
    return {SourceOutcome::not_found, {}, {searched}, "the number is known, but with another " + differing};
}

}  // namespace

SourceReply read_answer(std::string_view text, const std::string& source, domain::Date as_of) {
    const json answer = json::parse(text, nullptr, false);
    if (answer.is_discarded()) return malformed("no JSON");
    const auto content = answer.is_object() ? answer.find("content") : answer.end();
    if (content == answer.end() || !content->is_array()) return malformed("no list \"content\"");
    const domain::Searched searched{domain::SourceKind::web_service, source, as_of, std::nullopt};
    if (content->empty()) return found(domain::NikStatus::not_found, searched);
    const json& elements = content->front();
    const auto nik = elements.is_object() ? elements.find("NIK") : elements.end();
    if (nik == elements.end()) return malformed("no element NIK");
    switch (read_verdict(*nik)) {
        case Verdict::fits:
            return judge_known(elements, searched);
        case Verdict::differs:
            return found(domain::NikStatus::not_found, searched);
        case Verdict::unreadable:
            break;
    }
    return malformed("another text as NIK");
}

}  // namespace kiosk::dukcapil
