#pragma once

// Dense kernels: every tap of the window, straight from the picture or from a row that was converted and padded.

#include "halide_compiler.h"

struct Dense : Compiler {
    using Compiler::Compiler;

    Func dense(Func pixels, Type sum) {
        std::vector<std::pair<Expr, double>> terms;
        for (int i = 0; i < kernel.rows; i++)
            for (int j = 0; j < kernel.columns; j++) {
                const Expr column = x * kernel.stride + (j - kernel.columns / 2) * kernel.channels;
                terms.push_back({pixels(column, y * kernel.stride + i - kernel.rows / 2), kernel.taps[i * kernel.columns + j]});
            }
        Func out("out");
        out(x, y) = kernel.finish(Kernel::weigh(terms, sum));
        return out;
    }

    void compile() {
        const Type sum = kernel.sumType();
        const auto pixels = [&](const ImageParam &in, Clamp clamped) {
            Func f("pixels");
            f(x, y) = cast(sum, pixel(in, x, y, clamped));
            return f;
        };
        for (Clamp clamped : {Rows, Both}) {
            const ImageParam in = input();
            Func out = dense(pixels(in, clamped), sum);
            const Target target = targets[0].second;
            if (clamped == Rows) out.vectorize(x, lanes(target, sum), TailStrategy::GuardWithIf);
            frame += " " + write(out, in, clamped == Rows ? "rows" : "sides", target);
        }
        for (const auto &[set, target] : targets) {
            const int width = lanes(target, sum), size = kernel.rows * kernel.columns;
            for (const auto &[vectors, rows] : {std::pair(1, 1), {2, 2}, {1, 4}, {2, 4}}) {
                if (vectors * rows * size > 1000) continue;
                const ImageParam in = input();
                Func out = dense(pixels(in, Nothing), sum);
                out.tile(x, y, xi, yi, width * vectors, rows).vectorize(xi, width).unroll(xi).unroll(yi);
                interior(out, in, set + "_tile" + std::to_string(vectors) + "x" + std::to_string(rows), target);
            }
            if (kernel.stride == 1) {
                const ImageParam in = input();
                Func padded = pixels(in, Both), out = dense(padded, sum);
                out.vectorize(x, width);
                padded.store_root().compute_at(out, y).vectorize(x, width);
                whole(out, in, set + "_padded", target);
            }
            if (kernel.destination.is_float() && size >= 25)
                for (const auto &[vectors, rows] : {std::pair(1, 8), {2, 4}, {2, 6}, {4, 2}}) compileBlocked(set, target, vectors, rows);
        }
    }

    // Accumulators stay in registers while a loop goes over the columns of taps: a value is loaded once for all rows that need it.
    void compileBlocked(const std::string &set, const Target &target, int vectors, int rows) {
        const ImageParam in = input();
        Buffer<> weights(kernel.destination, {kernel.columns, kernel.rows});
        for (int i = 0; i < kernel.rows; i++)
            for (int j = 0; j < kernel.columns; j++) {
                const double tap = kernel.taps[i * kernel.columns + j];
                if (kernel.destination.bits() == 32) weights.as<float>()(j, i) = float(tap);
                else weights.as<double>()(j, i) = tap;
            }
        RDom r(0, kernel.columns, 0, kernel.rows);
        Func sum("sum"), out("out");
        sum(x, y) = Kernel::constant(kernel.destination, 0);
        sum(x, y) += in(x * kernel.stride + r.x - kernel.columns / 2, y * kernel.stride + r.y - kernel.rows / 2) * weights(r.x, r.y);
        out(x, y) = sum(x, y);
        const int width = lanes(target, kernel.destination);
        out.tile(x, y, xi, yi, width * vectors, rows).vectorize(xi, width).unroll(xi).unroll(yi);
        sum.compute_at(out, x).vectorize(x, width).unroll(x).unroll(y);
        sum.update().reorder(x, y, r.y, r.x).vectorize(x, width).unroll(x).unroll(y).unroll(r.y);
        interior(out, in, set + "_blocked" + std::to_string(vectors) + "x" + std::to_string(rows), target);
    }
};
