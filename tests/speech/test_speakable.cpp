#include <catch2/catch.hpp>

#include "kiosk/speech/pronunciation.hpp"
#include "support/support.hpp"

using namespace kiosk::speech;

namespace {

const Pronunciation& shipped(const std::string& language) {
    static const auto all = load_pronunciations(KIOSK_SOURCE_DIR "/assets/speech");
    REQUIRE(all.ok());
    return all->at(language);
}

struct Row {
    const char* written;
    const char* said;
};

}  // namespace

TEST_CASE("Indonesian texts of the screens are said as a person says them") {
    const auto row = GENERATE(
        // words
        Row{"Aktifkan IKD", "Aktifkan I K D"}, Row{"Cek NIK saya", "Cek nik saya"},
        Row{"Rekam KTP-el dulu", "Rekam K T P elektronik dulu"}, Row{"KTP dan KK.", "K T P dan K K."},
        Row{"Di HP Anda: langkah 2 dari 4", "Di ha pe Anda: langkah 2 dari 4"},
        Row{"PIN atau OTP", "pin atau o te pe"}, Row{"HP-nya", "ha pe nya"},
        Row{"E-mail sudah siap", "imel sudah siap"}, Row{"Wi-Fi kantor", "waifai kantor"},
        Row{"file APK dari WhatsApp dan SMS.", "file a pe ka dari wotsap dan es em es."},
        Row{"Tekan \"Scan QR Code\", lalu", "Tekan sken kyu ar kod, lalu"},
        Row{"baik-baik saja", "baik-baik saja"}, Row{"Jl. Merdeka No. 5", "jalan Merdeka nomor 5"},
        // pauses and typography
        Row{"Identitas Kependudukan Digital (IKD).", "Identitas Kependudukan Digital, I K D."},
        Row{"Gratis • dibantu petugas", "Gratis, dibantu petugas"}, Row{"Sebentar…", "Sebentar."},
        Row{"“Pendaftaran Offline”", "Pendaftaran oflain"}, Row{"(gratis)", "gratis"},
        Row{"Rusak — lapor", "Rusak, lapor"}, Row{"satu; dua", "satu, dua"}, Row{"NIK •••• •••• ••••", "nik"},
        Row{"Ya!", "Ya!"}, Row{"Tutupi layar. NIK dihapus.", "Tutupi layar. Nik dihapus."}, Row{"", ""},
        Row{" , . ", ""},
        // numbers
        Row{"23.370 orang", "23370 orang"}, Row{"1.234.567 orang.", "1234567 orang."},
        Row{"2,8% dari target", "2 koma 8 persen dari target"}, Row{"30%", "30 persen"},
        Row{"12,75", "12 koma 7 5"}, Row{"16 angka", "16 angka"},
        Row{"tidak mungkin 0000", "tidak mungkin 0 0 0 0"}, Row{"01 sampai 12", "0 1 sampai 12"},
        Row{"tahun 2026.", "tahun 2026."}, Row{"kode 482913", "kode 4 8 2 9 1 3"},
        Row{"Android 8.0", "Android 8 titik 0"}, Row{"22 November 2026", "22 November 2026"},
        Row{"nomor 14/2017", "nomor 14 garis miring 2017"}, Row{"KK/KTP", "K K atau K T P"},
        Row{"A & B", "A dan B"},
        // times and ranges
        Row{"08.00", "jam 8"}, Row{"08.30", "jam 8 lewat 30"}, Row{"pukul 08.05", "pukul 8 lewat 5"},
        Row{"Buka sampai pukul 15.00", "Buka sampai pukul 15"},
        Row{"Hari ini 08.00–12.00, 13.00–15.30", "Hari ini jam 8 sampai 12, jam 13 sampai 15 lewat 30"},
        Row{"08.00 – 12.00", "jam 8 sampai 12"}, Row{"08.00-12.00", "jam 8 sampai 12"},
        Row{"Senin–Jumat", "Senin sampai Jumat"}, Row{"Senin – libur", "Senin, libur"},
        Row{"umur 5–10 tahun", "umur 5 sampai 10 tahun"},
        // tickets, phones, addresses
        Row{"Tiket A-17", "Tiket A 17"}, Row{"A–17", "A sampai 17"}, Row{"Aktivasi ke-23", "Aktivasi ke 23"},
        Row{"kode F05", "kode F 0 5"}, Row{"0811-800-5373", "0 8 1 1, 8 0 0, 5 3 7 3"},
        Row{"(0342) 801110", "0 3 4 2, 8 0 1 1 1 0"},
        Row{"https://play.google.com/store/apps/details?id=gov.dukcapil.mobile_id",
            "plei titik gugel titik com"},
        Row{"Lihat disdukcapil.blitarkota.go.id/ikd.",
            "Lihat disdukcapil titik blitarkota titik go titik id garis miring ikd."},
        Row{"IKD-TIKET A-04 2026-11-23 KB-SUKOREJO-1", ""}, Row{"KTP-EL A-04", "K T P EL A 0 4"},
        Row{"Pasang dari https://play.google.com/store/apps/details?id=gov.dukcapil.mobile_id. Gratis",
            "Pasang dari plei titik gugel titik com. Gratis"},
        Row{"https://apps.apple.com/id/app/id6448944056", "apps titik epel titik com"},
        Row{"halo@blitar-kota.go.id", "halo et blitar strip kota titik go titik id"});
    CAPTURE(row.written);
    CHECK(speakable(row.written, shipped("id")) == row.said);
}

TEST_CASE("English texts of the screens are said as a person says them") {
    const auto row = GENERATE(Row{"Activate IKD", "Activate I K D"}, Row{"Check my NIK", "Check my nick"},
                              Row{"08:00", "8 o'clock"}, Row{"08:30–12:00", "8 30 to 12 o'clock"},
                              Row{"23,370 people", "23370 people"},
                              Row{"2.8% of the target", "2 point 8 percent of the target"},
                              Row{"don't worry", "don't worry"}, Row{"Ticket A-17", "Ticket A 17"},
                              Row{"play.google.com", "play dot google dot com"}, Row{"Wi-Fi", "why fye"},
                              Row{"Android 8.0", "Android 8 point 0"});
    CAPTURE(row.written);
    CHECK(speakable(row.written, shipped("en")) == row.said);
}
