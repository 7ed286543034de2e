#include "kiosk/platform/image_files.hpp"

#include <SDL.h>
#include <SDL_image.h>
#include <png.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

namespace kiosk::platform {
namespace {

struct SurfaceFree {
    void operator()(SDL_Surface* surface) const { SDL_FreeSurface(surface); }
};
using Surface = std::unique_ptr<SDL_Surface, SurfaceFree>;

struct FileClose {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

/// The drawing keeps its proportions, so it may be smaller than asked for: centred on transparent pixels.
Image centred(const SDL_Surface& drawing, int width, int height) {
    Image image{width, height, std::vector<std::uint32_t>(static_cast<std::size_t>(width * height))};
    const int w = std::min(drawing.w, width);
    const int h = std::min(drawing.h, height);
    const auto* source = static_cast<const std::byte*>(drawing.pixels);
    for (int y = 0; y < h; ++y) {
        const auto target = static_cast<std::size_t>((y + (height - h) / 2) * width + (width - w) / 2);
        std::memcpy(&image.pixels[target], source + y * drawing.pitch,
                    static_cast<std::size_t>(w) * sizeof(std::uint32_t));
    }
    return image;
}

std::vector<std::uint8_t> rgb_bytes(const PixelView& picture) {
    std::vector<std::uint8_t> bytes;
    bytes.reserve(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 3);
    for (int y = 0; y < picture.height; ++y) {
        const std::uint32_t* row = picture.pixels + std::ptrdiff_t{y} * picture.stride;
        for (int x = 0; x < picture.width; ++x) {
            bytes.push_back(static_cast<std::uint8_t>(row[x] >> 16));
            bytes.push_back(static_cast<std::uint8_t>(row[x] >> 8));
            bytes.push_back(static_cast<std::uint8_t>(row[x]));
        }
    }
    return bytes;
}

Result<void> write_rgb(const std::filesystem::path& file, const PixelView& picture) {
    std::unique_ptr<std::FILE, FileClose> stream(std::fopen(file.c_str(), "wb"));
    if (!stream) return Error{ErrorCode::io, file.string() + ": cannot be written: " + std::strerror(errno)};
    png_image header{};
    header.version = PNG_IMAGE_VERSION;
    header.width = static_cast<png_uint_32>(picture.width);
    header.height = static_cast<png_uint_32>(picture.height);
    header.format = PNG_FORMAT_RGB;
    header.flags = PNG_IMAGE_FLAG_FAST;  // moderate compression: pictures of screens are small anyway
    if (!png_image_write_to_stdio(&header, stream.get(), 0, rgb_bytes(picture).data(), 0, nullptr))
        return Error{ErrorCode::io, file.string() + ": cannot be written: " + header.message};
    if (std::fclose(stream.release()) != 0)
        return Error{ErrorCode::io, file.string() + ": cannot be written: " + std::strerror(errno)};
    return {};
}

}  // namespace

Result<Image> load_svg(const std::filesystem::path& file, int width, int height) {
    SDL_RWops* stream = SDL_RWFromFile(file.c_str(), "rb");
    if (!stream) return Error{ErrorCode::not_found, file.string() + ": cannot be read: " + SDL_GetError()};
    const Surface drawing(IMG_LoadSizedSVG_RW(stream, width, height));
    SDL_RWclose(stream);
    if (!drawing) return Error{ErrorCode::damaged_data, file.string() + ": is not SVG: " + SDL_GetError()};
    const Surface argb(SDL_ConvertSurfaceFormat(drawing.get(), SDL_PIXELFORMAT_ARGB8888, 0));
    if (!argb) return Error{ErrorCode::unavailable, file.string() + ": no memory: " + SDL_GetError()};
    return centred(*argb, width, height);
}

Result<void> write_png(const std::filesystem::path& file, const PixelView& picture) {
    std::filesystem::path temporary = file;
    temporary += ".part";
    Result<void> written = write_rgb(temporary, picture);
    std::error_code failure;
    if (written) std::filesystem::rename(temporary, file, failure);
    if (written && !failure) return written;
    std::error_code ignored;
    std::filesystem::remove(temporary, ignored);
    if (!written) return written;
    return Error{ErrorCode::io, file.string() + ": cannot be renamed: " + failure.message()};
}

}  // namespace kiosk::platform
