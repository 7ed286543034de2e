#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/result.hpp"

namespace kiosk::speech {

/// How one language is said: assets/speech/<language>.toml. A language with such a file has a voice; the
/// others are read in Indonesian.
struct Pronunciation {
    std::string language;                      ///< "id": the file's name
    std::map<std::string, std::string> words;  ///< as written -> as said: "HP" -> "ha pe"
    std::map<std::string, std::string> signs;  ///< one character, also inside words: "%" -> "persen"

    struct Number {
        std::string thousands;  ///< left out: "23.370" is said as 23370
        std::string decimal;
        std::string decimal_said;  ///< "koma"
    } number;

    struct Time {
        std::string separators;              ///< between hour and minute: ".:"
        std::string before;                  ///< "jam"; may be empty
        std::vector<std::string> not_after;  ///< words after which `before` is left out: "pukul"
        std::string whole;                   ///< "{hour}": a full hour
        std::string past;                    ///< "{hour} lewat {minute}"
    } time;

    struct Address {
        std::string dot, slash, dash, at;
    } address;

    std::string range;               ///< "sampai": the dash in "08.00–12.00"
    std::string either;              ///< "atau": the stroke in "KK/KTP"
    std::vector<std::string> items;  ///< of a numbered list: "Satu", "Dua" ...

    /// What the kiosk says beyond what it shows.
    struct Phrases {
        std::string choices;  ///< before the buttons of a screen: "Pilihan:"
        std::string focus;    ///< "{label}": after the screen, where keyboard or switch stand
        std::string again;    ///< once, after the first screen: how to hear it again
        std::string volume;   ///< "{step}"
        std::string speed;    ///< "{step}"
        std::string seconds;  ///< the word by which a countdown is known: "detik"
        std::string left;     ///< "{seconds}": how long the question "still there?" waits
        std::string digits;   ///< why the keys of a NIK are not read aloud
    } phrases;
};

/// Every <language>.toml of a directory, by language. Refuses the first file with a mistake, and a directory
/// without Indonesian.
Result<std::map<std::string, Pronunciation>> load_pronunciations(const std::filesystem::path& directory);
Result<Pronunciation> load_pronunciation(const std::filesystem::path& toml_file);

/// A text as drawn -> a text as said: "Buka 08.00–12.00 (gratis)" -> "Buka jam 8 sampai 12, gratis". Numbers
/// stay digits, every voice knows how to count. Empty for a text that only machines read, as a ticket's QR
/// code.
std::string speakable(const std::string& text, const Pronunciation& pronunciation);

/// A phrase with its {name} filled.
std::string filled(std::string phrase, std::string_view name, std::string_view value);

}  // namespace kiosk::speech
