#include "ikdctl_status_facts.hpp"

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "kiosk/core/did_you_mean.hpp"

namespace kiosk::ikdctl {
namespace {

using Json = nlohmann::json;
using Words = std::vector<std::string_view>;

/// What is wrong with a line; thrown inside this file, where the JSON library throws too.
struct BadInput {
    std::string text;
};

/// The words of an enumeration whose values are numbered from 0.
template <class Value>
Words words_up_to(int count) {
    Words words;
    for (int v = 0; v < count; ++v) words.push_back(to_word(static_cast<Value>(v)));
    return words;
}

std::string listed(const Words& words) {
    std::string text;
    for (const auto word : words) text.append(text.empty() ? "" : ", ").append(word);
    return text;
}

std::string quoted(const Json& value) {
    constexpr std::size_t longest = 60;
    const std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
    return text.size() <= longest ? text : text.substr(0, longest) + "...";
}

[[noreturn]] void refuse(const std::string& key, const Json& found, const std::string& expected,
                         const Words& candidates = {}) {
    std::string text = key + ": found " + quoted(found) + ", expected " + expected;
    const auto guess = found.is_string() ? did_you_mean(found.get_ref<const std::string&>(), candidates)
                                         : std::string_view{};
    if (!guess.empty()) text.append("; did you mean \"").append(guess).append("\"?");
    throw BadInput{text};
}

/// Sixteen digits in a row, or grouped.
bool holds_nik(std::string_view text) {
    int digits = 0;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            if (++digits == 16) return true;
        } else if (c != ' ' && c != '.' && c != '-') {
            digits = 0;
        }
    }
    return false;
}

BadInput unknown_key(const std::string& where, const std::string& key, const Words& known) {
    const auto guess = did_you_mean(key, known);
    return {where + ": found the unknown key \"" + key + "\", expected " + listed(known) +
            (guess.empty() ? "" : "; did you mean \"" + std::string(guess) + "\"?")};
}

void expect_keys(const std::string& where, const Json& object, const Words& known) {
    if (!object.is_object()) refuse(where, object, "an object");
    for (const auto& [key, value] : object.items()) {
        if (std::ranges::find(known, key) == known.end()) throw unknown_key(where, key, known);
    }
}

std::string text_of(const std::string& key, const Json& value) {
    if (!value.is_string()) refuse(key, value, "a text");
    return value.get<std::string>();
}

domain::Date date_of(const std::string& key, const Json& value) {
    const auto date = value.is_string() ? domain::parse_iso_date(value.get<std::string>()) : std::nullopt;
    if (!date) refuse(key, value, "a date \"YYYY-MM-DD\"");
    return *date;
}

template <class Value>
Value word_of(const std::string& key, const Json& value,
              const std::function<std::optional<Value>(std::string_view)>& parse, const Words& words) {
    const auto parsed = value.is_string() ? parse(value.get<std::string>()) : std::nullopt;
    if (!parsed) refuse(key, value, "one of " + listed(words), words);
    return *parsed;
}

const Words answer_words{"yes", "no", "unknown", "unanswered"};
const Words kind_words{"declared", "local_list", "signed_list", "web_service", "officer"};
const Words finding_keys{"kind", "source", "as_of", "valid_until", "record", "nik", "because", "ikd"};
const Words searched_keys{"kind", "source", "as_of", "valid_until"};
const Words input_keys{"age",       "birth_date", "recorded",        "seventeen_or_married",
                       "first_ikd", "kecamatan",  "too_many_checks", "here",
                       "findings",  "searched"};

std::optional<domain::Answer> parse_answer(std::string_view word) {
    if (word == "yes") return domain::Answer::yes;
    if (word == "no") return domain::Answer::no;
    if (word == "unknown") return domain::Answer::unknown;
    if (word == "unanswered") return domain::Answer::unanswered;
    return std::nullopt;
}

domain::Searched searched_of(const std::string& where, const Json& object, domain::Date today) {
    domain::Searched searched;
    if (!object.contains("kind") || !object.contains("as_of")) {
        throw BadInput{where + ": expected at least \"kind\" and \"as_of\""};
    }
    searched.kind =
        word_of<domain::SourceKind>(where + ".kind", object["kind"], domain::parse_source_kind, kind_words);
    searched.as_of = date_of(where + ".as_of", object["as_of"]);
    if (searched.as_of > today) refuse(where + ".as_of", object["as_of"], "a day that has come");
    if (object.contains("source")) searched.source = text_of(where + ".source", object["source"]);
    if (object.contains("valid_until"))
        searched.valid_until = date_of(where + ".valid_until", object["valid_until"]);
    return searched;
}

/// `key` of the object, when it is there and says something; "unknown" is a word too.
template <class Value>
void take_axis(const std::string& where, const Json& object, const char* key,
               std::optional<Value> (*parse)(std::string_view), int count, Value& axis) {
    if (!object.contains(key)) return;
    const auto or_unknown = [parse](std::string_view word) {
        return word == "unknown" ? std::optional(Value::unknown) : parse(word);
    };
    axis = word_of<Value>(where + "." + key, object[key], or_unknown, words_up_to<Value>(count));
}

domain::Finding finding_of(const std::string& where, const Json& object, domain::Date today) {
    expect_keys(where, object, finding_keys);
    domain::Finding finding;
    finding.from = searched_of(where, object, today);
    auto& axes = finding.axes;
    take_axis(where, object, "record", &domain::parse_ktp_el_record, domain::ktp_el_record_count,
              axes.record);
    take_axis(where, object, "nik", &domain::parse_nik_status, domain::nik_status_count, axes.nik);
    take_axis(where, object, "because", &domain::parse_deactivation_reason, domain::deactivation_reason_count,
              axes.because);
    take_axis(where, object, "ikd", &domain::parse_ikd_account, domain::ikd_account_count, axes.ikd);
    if (axes == domain::StatusAxes{}) throw BadInput{where + ": says nothing; expected record, nik or ikd"};
    if (axes.because != domain::DeactivationReason::unknown && axes.nik != domain::NikStatus::deactivated) {
        throw BadInput{where + ".because: belongs to \"nik\": \"deactivated\" only"};
    }
    return finding;
}

const Json& list_of(const char* key, const Json& value) {
    if (!value.is_array()) refuse(key, value, "a list");
    return value;
}

void take_sources(const Json& object, domain::KnownFacts& facts, domain::Date today) {
    const auto where = [](const char* key, std::size_t index) {
        return key + ("[" + std::to_string(index) + "]");
    };
    if (object.contains("findings")) {
        for (const auto& one : list_of("findings", object["findings"])) {
            facts.findings.push_back(finding_of(where("findings", facts.findings.size()), one, today));
        }
    }
    if (object.contains("searched")) {
        for (const auto& one : list_of("searched", object["searched"])) {
            const auto name = where("searched", facts.searched.size());
            expect_keys(name, one, searched_keys);
            facts.searched.push_back(searched_of(name, one, today));
        }
    }
    for (const auto& finding : facts.findings) {  // what found something was searched
        if (std::ranges::find(facts.searched, finding.from) == facts.searched.end()) {
            facts.searched.push_back(finding.from);
        }
    }
}

void take_person(const Json& object, domain::KnownFacts& facts, domain::Date today) {
    if (object.contains("birth_date")) {
        facts.birth_date = date_of("birth_date", object["birth_date"]);
        facts.age = domain::completed_years(*facts.birth_date, today);
        if (*facts.age < 0 || *facts.age > 150)
            refuse("birth_date", object["birth_date"], "a day of the last 150 years");
    }
    if (object.contains("age")) {
        const Json& age = object["age"];
        if (!age.is_number_integer() || age < 0 || age > 150)
            refuse("age", age, "a whole number from 0 to 150");
        if (facts.age && *facts.age != age.get<int>())
            refuse("age", age, std::to_string(*facts.age) + " as birth_date says");
        facts.age = age.get<int>();
    }
    const auto take_answer = [&](const char* key, domain::Answer& answer) {
        if (object.contains(key))
            answer = word_of<domain::Answer>(key, object[key], parse_answer, answer_words);
    };
    take_answer("recorded", facts.recorded);
    take_answer("seventeen_or_married", facts.seventeen_or_married);
    take_answer("first_ikd", facts.first_ikd);
    if (!object.contains("too_many_checks")) return;
    if (!object["too_many_checks"].is_boolean())
        refuse("too_many_checks", object["too_many_checks"], "true or false");
    facts.too_many_checks = object["too_many_checks"].get<bool>();
}

/// Of a key that stands twice in an object the library would silently take the last.
Json parse_once(std::string_view json) {
    std::vector<std::set<std::string>> seen;
    const auto check = [&](int, Json::parse_event_t event, const Json& parsed) {
        if (event == Json::parse_event_t::object_start) seen.emplace_back();
        if (event == Json::parse_event_t::object_end) seen.pop_back();
        if (event == Json::parse_event_t::key && !seen.back().insert(parsed.get<std::string>()).second)
            throw BadInput{"found the key " + quoted(parsed) + " twice, expected it once"};
        return true;
    };
    return Json::parse(json, check, false);
}

StatusInput read_input(std::string_view json, domain::Date today) {
    const Error nik{ErrorCode::bad_input,
                    "a NIK does not belong here: describe what is known, without the number"};
    if (holds_nik(json)) throw BadInput{nik.text};
    const Json object = parse_once(json);
    if (object.is_discarded()) throw BadInput{"expected one JSON object a line; this is no JSON"};
    if (holds_nik(object.dump(-1, ' ', false, Json::error_handler_t::replace))) throw BadInput{nik.text};
    expect_keys("line", object, input_keys);
    StatusInput input;
    take_person(object, input.facts, today);
    take_sources(object, input.facts, today);
    if (object.contains("kecamatan")) input.kecamatan = text_of("kecamatan", object["kecamatan"]);
    if (object.contains("here")) input.here = text_of("here", object["here"]);
    return input;
}

}  // namespace

Result<StatusInput> parse_status_input(std::string_view json, domain::Date today) {
    try {
        return read_input(json, today);
    } catch (const BadInput& bad) {
        return Error{ErrorCode::bad_input, bad.text};
    } catch (const Json::exception&) {  // its text quotes the input
        return Error{ErrorCode::bad_input, "expected one JSON object a line; this cannot be read"};
    }
}

std::string status_input_help() {
    return "Keys of a line, all optional:\n"
           "  age                   completed years\n"
           "  birth_date            YYYY-MM-DD; gives the age too\n"
           "  recorded, seventeen_or_married, first_ikd\n"
           "                        what the person answers: " +
           listed(answer_words) +
           "\n"
           "  kecamatan             code like \"35.05.03\": where the person lives\n"
           "  here                  id of the place where the kiosk stands\n"
           "  too_many_checks       true: not looked up\n"
           "  findings              what sources said, a list of objects\n"
           "  searched              what was searched without finding anything, the same without the last "
           "four\n"
           "Keys of a finding; kind and as_of must be there:\n"
           "  kind                  " +
           listed(kind_words) +
           "\n"
           "  source                for the screen\n"
           "  as_of, valid_until    YYYY-MM-DD\n"
           "  record                " +
           listed(words_up_to<domain::KtpElRecord>(domain::ktp_el_record_count)) +
           ", and what SIAK says: PRR, SFE, BC ...\n"
           "  nik                   " +
           listed(words_up_to<domain::NikStatus>(domain::nik_status_count)) +
           "\n"
           "  because               " +
           listed(words_up_to<domain::DeactivationReason>(domain::deactivation_reason_count)) +
           "\n"
           "  ikd                   " +
           listed(words_up_to<domain::IkdAccount>(domain::ikd_account_count)) +
           "\n"
           "No NIK: a line with one is refused.\n";
}

}  // namespace kiosk::ikdctl
