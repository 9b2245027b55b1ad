#pragma once

// What all pipelines of one kernel share: targets, the clamping of coordinates, and the table that names what was compiled.

#include <fstream>

#include "halide_kernel.h"

using namespace Halide;

enum Clamp { Nothing, Rows, Both };

struct Compiler {
    const std::string folder;
    const Kernel kernel;
    std::ofstream table;
    std::vector<std::pair<std::string, Target>> targets;
    std::string frame;                       // the functions around an interior
    Var x{"x"}, y{"y"}, xi{"xi"}, yi{"yi"}, yo{"yo"}, u{"u"}, s{"s"};

    Compiler(const std::string &folder, const Kernel &kernel)
        : folder(folder), kernel(kernel), table(folder + "/" + kernel.name + ".table") {
        const Target host = get_host_target();
        const std::vector<Target::Feature> plain = {Target::NoRuntime, Target::NoAsserts, Target::NoBoundsQuery};
        std::vector<Target::Feature> avx2 = plain;
        for (auto feature : {Target::SSE41, Target::AVX, Target::AVX2, Target::FMA, Target::F16C})
            if (host.has_feature(feature)) avx2.push_back(feature);
        targets.push_back({"avx2", Target(host.os, host.arch, host.bits, avx2)});
        std::vector<Target::Feature> avx512 = avx2;
        for (auto feature : {Target::AVX512, Target::AVX512_Skylake, Target::AVX512_Cannonlake})
            if (host.has_feature(feature)) avx512.push_back(feature);
        if (avx512.size() > avx2.size()) targets.push_back({"avx512", Target(host.os, host.arch, host.bits, avx512)});
    }

    // Lanes that fill a register with the narrower of what is read and what is computed.
    int lanes(const Target &target, Type sum) const {
        const int bytes = target.has_feature(Target::AVX512) ? 64 : 32;
        return sum.is_float() && !kernel.destination.is_float() ? 32 : bytes / std::min(kernel.source.bytes(), kernel.destination.bytes());
    }

    ImageParam input() const {
        ImageParam in(kernel.source, 2, "in");
        in.dim(0).set_min(0);
        in.dim(1).set_min(0);
        return in;
    }

    // The pixel at element `column`; channels are interleaved, so that a clamped column keeps its channel.
    Expr pixel(const ImageParam &in, Expr column, Expr row, Clamp clamped) const {
        const Expr width = in.dim(0).extent(), c = kernel.channels;
        if (clamped == Both && kernel.channels > 1)
            column = select(column < 0, column % c, column >= width, width - c + column % c, likely(column));
        if (clamped == Both) column = clamp(likely(column), 0, width - 1);
        if (clamped != Nothing) row = clamp(likely(row), 0, in.dim(1).extent() - 1);
        return in(column, row);
    }

    std::string write(Func out, const ImageParam &in, const std::string &schedule, const Target &target) {
        const std::string name = kernel.name + "_" + schedule;
        out.compile_to_object(folder + "/" + name + ".o", {in}, name, target);
        return name;
    }

    void whole(Func out, const ImageParam &in, const std::string &schedule, const Target &target) {
        table << kernel.name << ' ' << schedule << ' ' << write(out, in, schedule, target) << '\n';
    }

    void interior(Func out, const ImageParam &in, const std::string &schedule, const Target &target) {
        table << kernel.name << ' ' << schedule << ' ' << write(out, in, schedule, target) << frame << '\n';
    }
};
