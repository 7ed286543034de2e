#include <catch2/catch.hpp>
#include <sstream>

#include "narrator.hpp"

using kiosk::Narrator;
using kiosk::Shown;
using namespace kiosk::speech;

namespace {

const std::map<std::string, Pronunciation>& shipped() {
    static const auto all = load_pronunciations(KIOSK_SOURCE_DIR "/assets/speech");
    REQUIRE(all.ok());
    return *all;
}

/// A narrator whose person has asked for the voice, on the home screen.
struct Room {
    std::ostringstream transcript;
    TranscriptVoice voice{transcript};
    Narrator narrator{voice, shipped()};
    Shown shown{"home",
                "id",
                {"Ada yang bisa dibantu?", "Pilih salah satu."},
                {"Aktifkan IKD", "Cek NIK saya"},
                {},
                {},
                {.available = true, .on = true},
                0,
                {}};

    /// What is heard when the screen is as it is now.
    std::string heard() {
        transcript.str({});
        narrator.follow(shown);
        return transcript.str();
    }
    /// What is heard when the focus stands there.
    std::string focus(const std::string& target, const std::string& label) {
        shown.focus = target;
        shown.focus_label = label;
        return heard();
    }
    void enter_nik() {
        shown.screen = "nik_entry";
        shown.sentences = {"Ketik NIK Anda", "0 dari 16 angka", "NIK dihapus begitu Anda selesai."};
        shown.choices = {"1", "2", "3", "⌫", "Hapus semua"};
        heard();
    }
};

constexpr auto whole_home =
    "[id] Ada yang bisa dibantu? Pilih salah satu. Pilihan: Aktifkan I K D. Cek nik saya.\n";
constexpr auto first_home =
    "(volume 3)\n(speed 3)\n[id] Ada yang bisa dibantu? Pilih salah satu. Pilihan: Aktifkan I K D. Cek nik "
    "saya. "
    "Untuk mendengar layar ini lagi: tekan Dengar, lalu Ulangi.\n";

}  // namespace

TEST_CASE("the voice starts only when it is asked for, and then reads the whole screen once") {
    Room room;
    room.shown.voice.on = false;
    CHECK(room.heard().empty());
    room.shown.voice.on = true;
    CHECK(room.heard() == first_home);
    CHECK(room.heard().empty());
}

TEST_CASE("a new screen is read with its choices and where the focus is") {
    Room room;
    room.heard();
    room.shown.screen = "pre_check";
    room.shown.sentences = {"Pertanyaan 1 dari 5", "Sudah pernah rekam KTP-el?"};
    room.shown.choices = {"Ya", "Tidak"};
    room.shown.focus = "answer.yes";
    room.shown.focus_label = "Ya";
    CHECK(room.heard() ==
          "[id] Pertanyaan 1 dari 5. Sudah pernah rekam K T P elektronik? Pilihan: Ya. Tidak. "
          "Sekarang di: Ya.\n");
    room.shown.sentences = {"Pertanyaan 2 dari 5", "Sudah berumur 17 tahun?"};
    room.shown.focus.clear();
    room.shown.focus_label.clear();
    CHECK(room.heard() == "[id] Pertanyaan 2 dari 5. Sudah berumur 17 tahun? Pilihan: Ya. Tidak.\n");
}

TEST_CASE("the label is said when the focus moves, also between equal labels") {
    Room room;
    room.heard();
    room.shown.focus = "home.activate";
    room.shown.focus_label = "Aktifkan IKD";
    CHECK(room.heard() == "[id] Aktifkan I K D.\n");
    room.shown.focus = "home.activate_2";
    CHECK(room.heard() == "[id] Aktifkan I K D.\n");
    room.shown.focus.clear();
    room.shown.focus_label.clear();
    CHECK(room.heard().empty());
}

TEST_CASE("while typing only the count is said, never a digit of the keypad as a choice") {
    Room room;
    room.enter_nik();
    room.shown.sentences[1] = "1 dari 16 angka";
    CHECK(room.heard() == "[id] 1 dari 16 angka.\n");
    room.shown.sentences[1] = "0 dari 16 angka";
    CHECK(room.heard() == "[id] 0 dari 16 angka.\n");
    room.shown.sentences[1] = "16 dari 16 angka";
    room.shown.choices.push_back("Periksa");
    CHECK(room.heard() == "[id] 16 dari 16 angka. Pilihan: Periksa.\n");
}

namespace {

constexpr auto not_named =
    "[id] Angka tidak dibacakan agar orang lain tidak mendengar. Petugas siap membantu.\n";

}  // namespace

TEST_CASE("the digits of a NIK are not named under the focus; once on the screen it is said why") {
    Room room;
    room.heard();
    room.enter_nik();
    CHECK(room.focus("nik_entry.key_3", "3") == not_named);
    CHECK(room.focus("nik_entry.key_5", "5").empty());
    room.shown.sentences[1] = "1 dari 16 angka";
    CHECK(room.heard() == "[id] 1 dari 16 angka.\n");
    CHECK(room.focus("nik_entry.clear", "Hapus semua") == "[id] Hapus semua.\n");
    CHECK(room.focus("nik_entry.key_0", "0").empty());
    CHECK(room.focus("nik_entry.erase", "Hapus satu angka") == "[id] Hapus satu angka.\n");
    CHECK(room.focus("nik_entry.submit", "Periksa") == "[id] Periksa.\n");
}

TEST_CASE("a NIK's keypad that is read as a whole does not name the digit under the focus") {
    Room room;
    room.heard();
    room.shown.focus = "nik_entry.key_7";
    room.shown.focus_label = "7";
    room.shown.screen = "nik_entry";
    room.shown.sentences = {"Ketik angka Anda"};
    room.shown.choices = {"7", "Hapus semua"};
    const std::string whole =
        std::string("[id] Ketik angka Anda. Pilihan: Hapus semua. ") + std::string(not_named).substr(5);
    CHECK(room.heard() == whole);
    room.shown.voice.replays = 1;
    CHECK(room.heard() == whole);
    CHECK(room.focus("nik_entry.key_8", "8").empty());
}

TEST_CASE("in headphones the digits of a NIK are named") {
    Room room;
    room.shown.voice.headphones = true;
    room.heard();
    room.enter_nik();
    CHECK(room.focus("nik_entry.key_3", "3") == "[id] 3.\n");
    room.shown.voice.replays = 1;
    CHECK(room.heard().find("Sekarang di: 3.") != std::string::npos);
}

TEST_CASE("the digits of an officer's code are named to nobody") {
    const std::string keypad = GENERATE("confirm", "staff_login", "keypad_of_tomorrow");
    Room room;
    room.shown.voice.headphones = true;
    room.heard();
    CHECK(room.focus(keypad + ".key_3", "3").empty());
    room.shown.voice.replays = 1;
    CHECK(room.heard() == whole_home);
    CHECK(room.focus(keypad + ".erase", "Hapus satu angka") == "[id] Hapus satu angka.\n");
}

TEST_CASE("the letters and digits of a ticket are named: it is called aloud anyway") {
    Room room;
    room.heard();
    CHECK(room.focus("ticket_entry.key_A", "A") == "[id] A.\n");
    CHECK(room.focus("ticket_entry.key_4", "4") == "[id] 4.\n");
}

TEST_CASE("another page is read as a whole, also what stood on the one before") {
    Room room;
    room.shown.sentences = {"Tempat", "Kantor A", "Buka sampai pukul 15.00"};
    room.shown.choices.clear();
    room.heard();
    room.shown.page = 1;
    room.shown.sentences = {"Tempat", "Kantor B", "Buka sampai pukul 15.00"};
    CHECK(room.heard() == "[id] Tempat. Kantor B. Buka sampai pukul 15.\n");
}

TEST_CASE("a text that stands there once more is news") {
    Room room;
    room.heard();
    room.shown.sentences.push_back("Pilih salah satu.");
    CHECK(room.heard() == "[id] Pilih salah satu.\n");
}

TEST_CASE("the question whether anybody is there tells the seconds left, each ten") {
    Room room;
    room.heard();
    room.shown.screen = "still_there";
    room.shown.sentences = {"Masih di sini?"};
    room.shown.choices = {"Ya"};
    room.shown.seconds_left = 30;
    CHECK(room.heard() == "[id] Masih di sini? Pilihan: Ya. 30 detik lagi.\n");
    room.shown.seconds_left = 21;
    CHECK(room.heard().empty());
    room.shown.seconds_left = 20;
    CHECK(room.heard() == "[id] 20 detik lagi.\n");
    room.shown.seconds_left = 9;  // a second was skipped
    CHECK(room.heard() == "[id] 9 detik lagi.\n");
    room.shown.seconds_left = 0;
    CHECK(room.heard().empty());
}

TEST_CASE("an error is said when it appears, and not again when it goes") {
    Room room;
    room.enter_nik();
    const auto before = room.shown.sentences;
    room.shown.sentences.push_back("NIK harus 16 angka.");
    CHECK(room.heard() == "[id] Nik harus 16 angka.\n");
    room.shown.sentences = before;
    CHECK(room.heard().empty());
}

TEST_CASE("a countdown is told each ten seconds, a clock never") {
    Room room;
    room.shown.sentences = {"Minta kode", "10.41"};
    room.heard();
    room.shown.sentences = {"Minta kode", "10.42", "Terlalu banyak kode salah. Tunggu 30 detik."};
    CHECK(room.heard() == "[id] Terlalu banyak kode salah. Tunggu 30 detik.\n");
    room.shown.sentences[2] = "Terlalu banyak kode salah. Tunggu 29 detik.";
    CHECK(room.heard().empty());
    room.shown.sentences[2] = "Terlalu banyak kode salah. Tunggu 20 detik.";
    CHECK(room.heard() == "[id] Terlalu banyak kode salah. Tunggu 20 detik.\n");
    room.shown.sentences[2] = "10";
    CHECK(room.heard().empty());
    room.shown.sentences[1] = "10.43";
    CHECK(room.heard().empty());
}

TEST_CASE("a countdown in the title does not start the screen anew") {
    Room room;
    room.shown.sentences[0] = "Tunggu 30 detik.";
    room.heard();
    room.shown.sentences[0] = "Tunggu 29 detik.";
    CHECK(room.heard().empty());
}

TEST_CASE("numbered steps are read as a person counts") {
    Room room;
    room.heard();
    room.shown.choices.clear();
    room.shown.sentences = {"Isi data", "1", "Isi NIK.", "2", "Tekan \"Proses\"", "7", "angka"};
    CHECK(room.heard() == "[id] Isi data. Satu: Isi nik. Dua: Tekan Proses. 7. Angka.\n");
    room.shown.sentences = {"Isi data lagi", "1. Isi NIK.", "2. Tekan \"Proses\"", "16 angka"};
    CHECK(room.heard() == "[id] Isi data lagi. Satu: Isi nik. Dua: Tekan Proses. 16 angka.\n");
}

TEST_CASE("a screen is repeated on wish, without the explanation") {
    Room room;
    room.heard();
    room.shown.voice.replays = 1;
    CHECK(room.heard() == whole_home);
    CHECK(room.heard().empty());
}

TEST_CASE("a pause is silent, and goes on where it was") {
    Room room;
    room.heard();
    room.shown.voice.paused = true;
    CHECK(room.heard() == "(pause)\n");
    room.shown.voice.paused = false;
    CHECK(room.heard() == "(resume)\n");
}

TEST_CASE("after a pause a screen that came meanwhile is read") {
    Room room;
    room.heard();
    room.shown.voice.paused = true;
    room.heard();
    room.shown.screen = "places";
    room.shown.sentences = {"Tempat dan jam buka"};
    room.shown.choices.clear();
    CHECK(room.heard().empty());
    room.shown.voice.paused = false;
    CHECK(room.heard() == "(resume)\n[id] Tempat dan jam buka.\n");
}

TEST_CASE("a wish to hear the screen again outdoes a pause") {
    Room room;
    room.heard();
    room.shown.voice.paused = true;
    room.heard();
    room.shown.voice.replays = 1;
    CHECK(room.heard().starts_with("[id] Ada yang bisa dibantu?"));
}

TEST_CASE("volume and speed are set, and told where the screen does not say it") {
    Room room;
    room.heard();
    room.shown.voice.volume = 4;
    CHECK(room.heard() == "(volume 4)\n[id] Suara 4 dari 5.\n");
    room.shown.voice.speed = 2;
    CHECK(room.heard() == "(speed 2)\n[id] Kecepatan 2 dari 5.\n");
    room.shown.voice.volume = 5;
    room.shown.sentences.push_back("Volume 5");
    CHECK(room.heard() == "(volume 5)\n[id] Volume 5.\n");
}

TEST_CASE("the voice stops with the session, and the next person starts anew") {
    Room room;
    const std::string first = room.heard();
    room.shown.voice.on = false;
    CHECK(room.heard() == "(stop)\n");
    CHECK(room.heard().empty());
    room.shown.voice.on = true;
    CHECK(first.ends_with(room.heard()));
}

TEST_CASE("a service that comes back reads the screen again") {
    Room room;
    room.heard();
    room.shown.voice.available = false;
    CHECK(room.heard() == "(stop)\n");
    room.shown.voice.available = true;
    CHECK(room.heard() == whole_home);
}

TEST_CASE("languages without a voice are heard in Indonesian; another language reads the screen anew") {
    Room room;
    CHECK(room.narrator.spoken_language("id") == "id");
    CHECK(room.narrator.spoken_language("en") == "en");
    CHECK(room.narrator.spoken_language("jv") == "id");
    CHECK(room.narrator.spoken_language("bjn") == "id");
    room.heard();
    room.shown.language = "en";
    room.shown.sentences = {"How can we help?"};
    room.shown.choices = {"Activate IKD"};
    CHECK(room.heard() == "[en] How can we help? You can choose: Activate I K D.\n");
}
