// Calls pipelines that Halide compiled ahead of time: whole pictures, or the interior and the frame around it one after another.

#include <HalideRuntime.h>

#include <algorithm>
#include <cstdint>

#include "picture.h"

typedef int (*Function)(halide_buffer_t *source, halide_buffer_t *destination);

struct Pipeline {
    Function whole;      // null where the three others are used
    Function interior;   // may read only inside the picture
    Function rows;       // clamps rows: for the strips above and below
    Function sides;      // clamps both: for the strips left and right
    int windowRows;
    int windowColumns;
    int stride;
};

// A rectangle of a picture, in elements: interleaved channels are columns.
struct Region {
    int left, top, right, bottom;
};

struct Buffer : halide_buffer_t {
    halide_dimension_t dimensions[2];

    Buffer(const Picture &picture, const Region &region) : halide_buffer_t() {
        static const halide_type_t types[] = {
            {halide_type_uint, 8}, {halide_type_int, 16}, {halide_type_uint, 16}, {halide_type_float, 32}, {halide_type_float, 64}};
        const int pitch = picture.width * picture.channels;
        type = types[picture.type];
        this->dimensions[0] = {region.left, region.right - region.left, 1};
        this->dimensions[1] = {region.top, region.bottom - region.top, pitch};
        host = static_cast<uint8_t *>(picture.data) + (int64_t(region.top) * pitch + region.left) * type.bytes();
        halide_buffer_t::dimensions = 2;
        dim = this->dimensions;
    }
};

static int run(Function function, const Picture &source, const Picture &destination, const Region &region) {
    if (region.left >= region.right || region.top >= region.bottom) return 0;
    Buffer in(source, {0, 0, source.width * source.channels, source.height});
    Buffer out(destination, region);
    return function(&in, &out);
}

EXPORTED const char *halide_version() { return HALIDE_PACKAGE; }

// Zero, or Halide's error.
EXPORTED int halide_apply(const Picture *source, const Picture *destination, const Pipeline *pipeline) {
    const int right = destination->width * destination->channels, bottom = destination->height;
    if (pipeline->whole) return run(pipeline->whole, *source, *destination, {0, 0, right, bottom});

    // Output pixels whose window lies inside the picture.
    const auto first = [&](int window) { return (window / 2 + pipeline->stride - 1) / pipeline->stride; };
    const auto end = [&](int window, int length) { return (length - 1 - (window - 1 - window / 2)) / pipeline->stride + 1; };
    const int x0 = first(pipeline->windowColumns) * destination->channels;
    const int x1 = end(pipeline->windowColumns, source->width) * destination->channels;
    const int y0 = first(pipeline->windowRows), y1 = end(pipeline->windowRows, source->height);

    int error = run(pipeline->interior, *source, *destination, {x0, y0, x1, y1});
    error |= run(pipeline->rows, *source, *destination, {x0, 0, x1, y0});
    error |= run(pipeline->rows, *source, *destination, {x0, y1, x1, bottom});
    error |= run(pipeline->sides, *source, *destination, {0, 0, x0, bottom});
    error |= run(pipeline->sides, *source, *destination, {x1, 0, right, bottom});
    return error;
}
