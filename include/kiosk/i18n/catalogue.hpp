#pragma once

#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/core/result.hpp"
#include "kiosk/i18n/message_keys.hpp"  // enum class Msg, made from assets/lang/id.toml at build time

namespace kiosk::i18n {

/// A value for a placeholder: {"count", "23.370"}.
using Argument = std::pair<std::string_view, std::string>;

/// Translated texts of one language. Loading refuses a file whose keys differ from the reference set
/// (assets/lang/id.toml at build time), so that a missing text is found before a resident sees it. That the
/// placeholders agree too is checked by tests/i18n, which see both texts.
class Catalogue {
  public:
    /// `bad_config` names file, line and key of the first few problems, one a line; `io` when unreadable.
    static Result<Catalogue> load(const std::filesystem::path& toml_file);

    const std::string& code() const { return code_; }  ///< "id": name of the file
    const std::string& text(Msg message) const;
    /// Placeholders are {name}; every placeholder of the text must be given (asserted). Without assertions a
    /// forgotten one stays visible as {name}.
    std::string format(Msg message, std::initializer_list<Argument> arguments) const;

    /// 23370 -> "23.370" (Indonesian, Javanese, Banjar) or "23,370" (English): from the key
    /// `format.thousands`.
    std::string number(long value) const;
    /// 19.0 -> "19", 27.46 -> "27,5": one decimal at most.
    std::string percent(double value) const;

    /// Every code point that occurs in the texts, for the font baker.
    std::vector<char32_t> code_points() const;

  private:
    std::string code_;
    std::vector<std::string> texts_;  ///< by Msg
};

/// The names in {braces} of a text, in order of appearance. A name is made of a-z, 0-9 and _.
std::vector<std::string> placeholders(std::string_view text);

}  // namespace kiosk::i18n
