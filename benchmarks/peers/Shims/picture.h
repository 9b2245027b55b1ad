#pragma once

// What both sides of the boundary agree on: NativePicture in C#.

enum Type : int { U8, I16, U16, F32, F64 };

struct Picture {
    void *data;      // rows without gaps, channels interleaved
    int type;
    int channels;
    int width;       // in pixels
    int height;
};

#define EXPORTED extern "C" __attribute__((visibility("default")))
