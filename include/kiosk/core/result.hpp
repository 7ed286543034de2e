#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace kiosk {

/// What went wrong, coarse enough for a translated screen text; `Error::text` carries the detail.
enum class ErrorCode {
    bad_config,    ///< a configuration or language file was refused
    bad_input,     ///< somebody typed or imported something that cannot be used
    damaged_data,  ///< a stored file failed its check
    io,            ///< the disk or another device refused
    not_found,     ///< what was asked for does not exist
    denied,        ///< wrong or used code, missing right
    in_use,        ///< another process holds the state directory
    unavailable,   ///< a service or device is missing
};

/// A failure with a reason outside the program. `text` is stable English for the log and the terminal:
/// it names file, line, value found, value expected and a hint where there are any. Never contains a NIK.
struct Error {
    ErrorCode code = ErrorCode::io;
    std::string text;
    bool operator==(const Error&) const = default;
};

/// A value or the error that kept it from being made. Programmer mistakes assert instead.
template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }

    T& value() & {
        assert(ok());
        return *std::get_if<0>(&state_);
    }
    const T& value() const& {
        assert(ok());
        return *std::get_if<0>(&state_);
    }
    T&& value() && {
        assert(ok());
        return std::move(*std::get_if<0>(&state_));
    }
    const Error& error() const {
        assert(!ok());
        return *std::get_if<1>(&state_);
    }

    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }

  private:
    std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
  public:
    Result() = default;
    Result(Error error) : error_(std::move(error)) {}

    bool ok() const { return !error_.has_value(); }
    explicit operator bool() const { return ok(); }
    const Error& error() const {
        assert(!ok());
        return *error_;
    }

  private:
    std::optional<Error> error_;
};

}  // namespace kiosk
