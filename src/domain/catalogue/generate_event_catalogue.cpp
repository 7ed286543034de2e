// Build step: reads the event catalogue and writes the enumerations of events, their words and rules, and the
// document about what is stored.
// Usage: generate_event_catalogue events.toml event_catalogue.hpp event_catalogue.cpp STORED.md
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "catalogue.hpp"

namespace {

bool write(const char* path, const std::string& text) {
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::ofstream out(path, std::ios::binary);
    out << text;
    if (!out.flush()) std::cerr << path << ": cannot be written\n";
    return out.good();
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 5) {
        std::cerr << "usage: generate_event_catalogue CATALOGUE HEADER SOURCE DOCUMENT\n";
        return EXIT_FAILURE;
    }
    std::ostringstream text;
    const std::ifstream in(argv[1], std::ios::binary);
    if (!in || !(text << in.rdbuf())) {
        std::cerr << argv[1] << ": cannot be read\n";
        return EXIT_FAILURE;
    }
    const auto [catalogue, mistakes] = kiosk::catalogue::read_catalogue(text.str(), argv[1]);
    for (const std::string& mistake : mistakes) std::cerr << mistake << "\n";
    if (!mistakes.empty()) return EXIT_FAILURE;
    const bool written = write(argv[2], kiosk::catalogue::enumerations_header(catalogue)) &&
                         write(argv[3], kiosk::catalogue::words_and_rules_source(catalogue)) &&
                         write(argv[4], kiosk::catalogue::stored_document(catalogue));
    return written ? EXIT_SUCCESS : EXIT_FAILURE;
}
