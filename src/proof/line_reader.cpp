#include "line_reader.hpp"

namespace kiosk::proof {

Result<std::optional<std::string_view>> LineReader::next() {
    in_.getline(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    const auto count = static_cast<std::size_t>(in_.gcount());
    if (in_.bad()) return Error{ErrorCode::io, "after line " + std::to_string(number_) + ": cannot be read"};
    if (in_.eof() && count == 0) return std::optional<std::string_view>();
    ++number_;
    if (in_.eof()) return Error{ErrorCode::bad_input, place() + ": is not finished by a newline"};
    if (in_.fail()) {
        return Error{ErrorCode::bad_input,
                     place() + ": is longer than " + std::to_string(buffer_.size() - 2) + " bytes"};
    }
    return std::optional(std::string_view(buffer_.data(), count - 1));  // without the newline
}

}  // namespace kiosk::proof
