// Draws every sample screen in every language, text size and theme and audits it: ui_audit --help
#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>

#include "audit/contact_sheet.hpp"
#include "audit/growth.hpp"
#include "audit/pseudo_language.hpp"
#include "audit/rules.hpp"
#include "audit/table.hpp"
#include "kiosk/platform/image_files.hpp"
#include "kiosk/raster/painter.hpp"
#include "ui/samples.hpp"

namespace {

using namespace kiosk;

constexpr int usage_error = 2;
constexpr std::size_t told_breaches = 50;
constexpr double bottom_edge_mm = 700;  // of a panel that hangs as they usually do

struct Options {
    std::filesystem::path out = "ui_audit";
    std::filesystem::path assets = std::filesystem::path(KIOSK_SOURCE_DIR) / "assets";
    std::vector<std::string> sizes = {"1920x1080", "1080x1920"};
    std::vector<std::string> languages = {"all"};
    std::vector<std::string> text_sizes = {"all"};
    std::vector<std::string> themes = {"all"};
    std::string screens;  ///< part of the names
    std::vector<std::string> sheets;
    bool pseudo_language = false;
    bool low_reach = false;
};

bool wanted(const std::vector<std::string>& chosen, std::string_view word) {
    return std::any_of(chosen.begin(), chosen.end(),
                       [&](const std::string& choice) { return choice == "all" || choice == word; });
}

std::string resolution(const test::Size& size) {
    return std::to_string(size.width) + "x" + std::to_string(size.height);
}

/// The panel on which screens are drawn, with the programs that draw them.
struct Panel {
    test::Size size;
    ui::Ui ui;
    raster::Painter painter;
    int atlas_version = 0;
};

[[noreturn]] void stop(const std::string& why) {
    std::cerr << "ui_audit: " << why << "\n";
    std::exit(usage_error);
}

Panel make_panel(const test::Size& size, const Options& options) {
    auto setup = test::ui_setup(size);
    setup.assets = options.assets;
    setup.bottom_edge_mm = bottom_edge_mm;
    setup.catalogues = test::catalogues(options.assets);
    auto ui = ui::Ui::create(std::move(setup));
    if (!ui) stop(ui.error().text);
    if (auto done = ui->bake_rest(); !done) stop(done.error().text);
    auto painter = raster::Painter::create(size.width, size.height);
    if (!painter) stop(painter.error().text);
    return {size, std::move(*ui), std::move(*painter)};
}

void paint(Panel& panel, const app::Frame& frame) {
    const auto output = panel.ui.draw(frame, {});
    if (panel.ui.atlas_version() != panel.atlas_version) {
        if (auto done = panel.painter.set_atlas(panel.ui.take_atlas()); !done) stop(done.error().text);
        panel.atlas_version = panel.ui.atlas_version();
    }
    panel.painter.paint(*output.draw_data, output.background);
}

bool is_there_for_a_code(const app::Frame& frame) {
    const bool shows_code = std::holds_alternative<app::GetAppView>(frame.view) ||
                            std::holds_alternative<app::TicketView>(frame.view) ||
                            std::holds_alternative<app::SlipView>(frame.view);
    return shows_code && !frame.panel && !frame.still_there;
}

/// Large letters deal a screen's text out to pages.
bool has_next_page(const Panel& panel) {
    const auto targets = panel.ui.targets();
    return std::any_of(targets.begin(), targets.end(),
                       [](const ui::Target& target) { return target.id == "page.next" && target.enabled; });
}

audit::Shot shot_of(const Panel& panel, const test::Sample& sample) {
    const auto& frame = sample.frame;
    audit::Shot shot;
    shot.screen = sample.name;
    shot.language = frame.language;
    shot.text_size = frame.appearance.text_size;
    shot.theme = frame.appearance.theme;
    shot.px_per_mm = panel.size.px_per_mm;
    shot.picture = panel.painter.pixels();
    shot.targets = panel.ui.targets();
    shot.texts = panel.ui.texts();
    shot.codes = panel.ui.codes();
    shot.complaints = panel.ui.complaints();
    shot.focus_order = panel.ui.focus_order();
    shot.sentences = panel.ui.sentences();
    if (const auto* entry = std::get_if<app::NikEntryView>(&frame.view)) shot.typed = entry->digits;
    if (frame.appearance.low_reach) shot.low_reach_edge_mm = bottom_edge_mm;
    // In the largest letters the words about a code have pages of their own.
    const bool first_page = frame.page == 0;
    shot.codes_wanted = first_page && is_there_for_a_code(frame) ? 1 : static_cast<int>(shot.codes.size());
    return shot;
}

/// One run over the combinations; holds what is written at its end.
class Audit {
  public:
    explicit Audit(const Options& options) : options_(options), table_(options.out / "audit.tsv") {
        for (const auto& [code, words] : test::catalogues(options.assets)) languages_.push_back(code);
        table_ << audit::table_header();
    }

    void run(const test::Size& size) {
        Panel panel = make_panel(size, options_);
        // The letters of a text size are baked anew: the outermost loop.
        for (const auto text_size : all_text_sizes) {
            for (const auto theme : all_color_themes) {
                if (!wanted(options_.text_sizes, to_word(text_size)) ||
                    !wanted(options_.themes, to_word(theme)))
                    continue;
                for (const auto& language : languages_) {
                    if (wanted(options_.languages, language))
                        run(panel, language, {text_size, theme, options_.low_reach});
                }
            }
        }
    }

    /// Writes what was found; true when there is no breach.
    bool finish() {
        summary_.add(growth_.breaches());
        const auto& breaches = summary_.breaches();
        std::ofstream all(options_.out / "breaches.txt");
        for (std::size_t i = 0; i < breaches.size(); ++i) {
            all << breaches[i].text << "\n";
            if (i < told_breaches) std::cerr << breaches[i].text << "\n";
        }
        std::ofstream summary(options_.out / "summary.txt");
        summary << summary_.text();
        if (!all.flush() || !summary.flush() || !table_.flush())
            stop("cannot write to " + options_.out.string());
        if (shots_ == 0) stop("nothing to audit: no screen, language, text size or theme of these names");
        std::cout << shots_ << " screens, " << breaches.size() << " breaches; audit.tsv, breaches.txt and "
                  << "summary.txt are in " << options_.out.string() << "\n";
        return breaches.empty();
    }

  private:
    void run(Panel& panel, const std::string& language, const Appearance& appearance) {
        audit::ContactSheet sheet;
        const bool want_sheet = wants_sheet(language, appearance);
        for (auto& sample : test::sample_frames(language)) {
            if (sample.name.find(options_.screens) == std::string::npos) continue;
            sample.frame.appearance = appearance;
            sample.frame.languages = languages_;
            for (const auto name = sample.name;; ++sample.frame.page) {
                if (sample.frame.page > 0)
                    sample.name = name + "_page_" + std::to_string(sample.frame.page + 1);
                paint(panel, sample.frame);
                examine(shot_of(panel, sample));
                if (want_sheet) sheet.add(sample.name, panel.painter.pixels());
                if (!has_next_page(panel)) break;
            }
        }
        if (!sheet.empty()) write(sheet, panel.size, language, appearance);
    }

    void examine(const audit::Shot& shot) {
        const auto report = audit::audit(shot);
        table_ << audit::table_row(shot, report);
        summary_.add(shot, report);
        growth_.add(shot, report);
        ++shots_;
    }

    /// The words of --contact-sheets choose: "id,default" makes eight sheets a panel.
    bool wants_sheet(const std::string& language, const Appearance& appearance) const {
        return !options_.sheets.empty() &&
               std::all_of(options_.sheets.begin(), options_.sheets.end(), [&](const std::string& word) {
                   return word == "all" || word == language || word == to_word(appearance.text_size) ||
                          word == to_word(appearance.theme);
               });
    }

    void write(const audit::ContactSheet& sheet, const test::Size& size, const std::string& language,
               const Appearance& appearance) const {
        const auto name = "contact_" + language + "_" + std::string(to_word(appearance.text_size)) + "_" +
                          std::string(to_word(appearance.theme)) + "_" + resolution(size) +
                          (appearance.low_reach ? "_low-reach" : "");
        const auto picture = sheet.picture();
        if (auto done = platform::write_png(options_.out / (name + ".png"), picture.view()); !done)
            stop(done.error().text);
        std::ofstream(options_.out / (name + ".txt")) << sheet.captions();
    }

    const Options& options_;
    std::ofstream table_;
    std::vector<std::string> languages_;
    audit::Summary summary_;
    audit::Growth growth_;
    std::size_t shots_ = 0;
};

test::Size size_named(const std::string& name) {
    std::string known;
    for (const auto& size : test::sample_sizes()) {
        if (name == size.name || name == resolution(size)) return size;
        known += " " + resolution(size);
    }
    stop("unknown size " + name + ", known are" + known);
}

void add_options(CLI::App& cli, Options& options) {
    cli.add_option("--out", options.out, "Directory for audit.tsv, summary.txt and contact sheets");
    cli.add_option("--assets", options.assets, "Directory with icons, illustrations and languages");
    cli.add_option("--size", options.sizes, "1920x1080, 1080x1920, ...")->delimiter(',');
    cli.add_option("--language", options.languages, "id, en, ... or all")->delimiter(',');
    cli.add_option("--text-size", options.text_sizes, "small, normal, large, largest or all")->delimiter(',');
    cli.add_option("--theme", options.themes, "default, high-contrast-dark, ... or all")->delimiter(',');
    cli.add_option("--screen", options.screens, "Only screens with this in their names");
    cli.add_option("--contact-sheets", options.sheets,
                   "Also all screens of a combination on one PNG: \"all\", or the combinations with all of "
                   "these words: id,largest")
        ->delimiter(',');
    cli.add_flag("--pseudo-language", options.pseudo_language,
                 "Audit a language made from Indonesian with texts 40 % longer");
    cli.add_flag("--low-reach", options.low_reach, "With the controls in the lower part of a tall panel");
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    CLI::App cli{"Audits every screen x language x text size x theme; fails on any breach of the rules."};
    add_options(cli, options);
    try {
        cli.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return cli.exit(error) == 0 ? EXIT_SUCCESS : usage_error;
    }
    std::filesystem::create_directories(options.out);
    if (options.pseudo_language) {
        const auto directory = options.out / "assets";
        if (auto done = audit::add_pseudo_language(options.assets, directory); !done) stop(done.error().text);
        options.assets = directory;
        options.languages = {std::string(audit::pseudo_language)};
    }
    Audit audit(options);
    for (const auto& size : options.sizes) audit.run(size_named(size));
    return audit.finish() ? EXIT_SUCCESS : EXIT_FAILURE;
}
