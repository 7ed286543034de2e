#pragma once

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/core/result.hpp"

namespace kiosk::proof {

using Json = nlohmann::ordered_json;

/// Reads the fields of an object; the first that is not as expected sticks. Converts nothing: 1.0 is no
/// integer, and text from outside never reaches a cast that C++ leaves undefined.
class StrictObject {
  public:
    explicit StrictObject(const Json& json) : json_(json) {
        if (!json.is_object()) refuse("the line", "no JSON object");
    }

    std::int64_t number(const std::string& field) {
        const Json* const value = find(field);
        if (value && is_int64(*value)) return value->get<std::int64_t>();
        return refuse(field, "no integer of 64 bits"), 0;
    }
    std::string text(const std::string& field) {
        const Json* const value = find(field);
        if (value && value->is_string()) return value->get<std::string>();
        return refuse(field, "no text"), std::string();
    }
    /// An object that holds nothing but integers, in its order.
    std::vector<std::pair<std::string, std::int64_t>> numbers(const std::string& field) {
        const Json* const value = find(field);
        std::vector<std::pair<std::string, std::int64_t>> numbers;
        if (!value || !value->is_object()) return refuse(field, "no JSON object"), numbers;
        StrictObject object(*value);
        for (const auto& member : value->items()) {
            numbers.emplace_back(member.key(), object.number(member.key()));
        }
        if (object.failure()) refuse(field, "no integer of 64 bits");
        return numbers;
    }
    template <class Parse>
    auto parsed(const std::string& field, Parse parse) {
        auto value = parse(text(field));
        if (!value) refuse(field, "not of its form");
        return value.value_or(typename decltype(value)::value_type{});
    }
    /// An enumeration; `unavailable` for a word that only a newer program can know.
    template <class Parse>
    auto word(const std::string& field, Parse parse) {
        auto value = parse(text(field));
        if (!value) {
            refuse(field, "a word that this program does not know; written by a newer program?",
                   ErrorCode::unavailable);
        }
        return value.value_or(typename decltype(value)::value_type{});
    }
    /// Empty for null.
    template <class Parse>
    auto optional(const std::string& field, Parse parse) -> decltype(parse("")) {
        const Json* const value = find(field);
        if (value && value->is_null()) return std::nullopt;
        return parsed(field, parse);
    }
    const std::optional<Error>& failure() const { return failure_; }

  private:
    static bool is_int64(const Json& value) {
        if (value.is_number_unsigned())
            return value.get<std::uint64_t>() <= std::uint64_t{std::numeric_limits<std::int64_t>::max()};
        return value.is_number_integer();
    }
    const Json* find(const std::string& field) {
        const auto value = json_.find(field);
        return value == json_.end() ? nullptr : &*value;
    }
    void refuse(const std::string& field, const char* found, ErrorCode code = ErrorCode::bad_input) {
        if (!failure_) failure_ = Error{code, field + ": " + found};
    }

    const Json& json_;
    std::optional<Error> failure_;
};

}  // namespace kiosk::proof
