#pragma once

// Products: one pass down the columns and one along the rows, fused in one of several ways.

#include "halide_compiler.h"

struct Product : Compiler {
    using Compiler::Compiler;

    Expr down(Func from, Type type) {
        std::vector<std::pair<Expr, double>> terms;
        for (int i = 0; i < kernel.rows; i++) terms.push_back({cast(type, from(x, y + i - kernel.rows / 2)), kernel.column[i]});
        return Kernel::weigh(terms, type);
    }

    Expr across(Func from, Type type) {
        std::vector<std::pair<Expr, double>> terms;
        for (int j = 0; j < kernel.columns; j++)
            terms.push_back({cast(type, from(x + (j - kernel.columns / 2) * kernel.channels, y)), kernel.row[j]});
        return Kernel::weigh(terms, type);
    }

    // Pixels with clamped rows or none, as sums of columns take them.
    Func pixels(const ImageParam &in, Clamp clamped) {
        Func f("pixels");
        f(x, y) = pixel(in, x, y, clamped);
        return f;
    }

    // What lies beside a row of column sums is the sum at its end.
    Func besides(Func sums, const ImageParam &in) {
        Func f("besides");
        f(x, y) = sums(clamp(likely(x), 0, in.dim(0).extent() - 1), y);
        return f;
    }

    void compile() {
        const Type column = kernel.columnType(), sum = kernel.sumType();
        for (Clamp clamped : {Rows, Both}) {
            const ImageParam in = input();
            const Target target = targets[0].second;
            Func sums("sums"), out("out");
            sums(x, y) = down(pixels(in, clamped), column);
            out(x, y) = kernel.finish(across(sums, sum));
            sums.compute_at(out, y);
            if (clamped == Rows) {
                out.vectorize(x, lanes(target, sum), TailStrategy::GuardWithIf);
                sums.vectorize(x, lanes(target, sum), TailStrategy::GuardWithIf);
            }
            frame += " " + write(out, in, clamped == Rows ? "rows" : "sides", target);
        }
        for (const auto &[set, target] : targets) {
            const int width = lanes(target, sum);
            for (int rows : {1, 4}) {                       // columns of one row, or of four, into a row buffer; then along it
                const ImageParam in = input();
                Func sums("sums"), out("out");
                sums(x, y) = down(pixels(in, Nothing), column);
                out(x, y) = kernel.finish(across(sums, sum));
                out.split(y, yo, yi, rows).vectorize(x, width);
                sums.compute_at(out, rows == 1 ? yi : yo).vectorize(x, width);
                interior(out, in, set + "_rows" + std::to_string(rows), target);
            }
            for (int rows : {1, 4}) {                       // the same within a tile of four registers
                const ImageParam in = input();
                Func sums("sums"), out("out");
                sums(x, y) = down(pixels(in, Nothing), column);
                out(x, y) = kernel.finish(across(sums, sum));
                out.tile(x, y, xi, yi, width * 4, rows).vectorize(xi, width);
                sums.compute_at(out, x).vectorize(x, width);
                interior(out, in, set + "_tile4x" + std::to_string(rows), target);
            }
            if (column == sum) {                            // along each row once, kept for the rows below; then down
                const ImageParam in = input();
                Func sums("sums"), out("out");
                sums(x, y) = across(pixels(in, Nothing), sum);
                out(x, y) = kernel.finish(down(sums, sum));
                out.vectorize(x, width);
                sums.store_root().compute_at(out, y).vectorize(x, width);
                interior(out, in, set + "_sliding", target);
            }
            if (kernel.channels == 1) {                     // the whole picture, the row of column sums padded
                const ImageParam in = input();
                Func sums("sums"), out("out");
                sums(x, y) = down(pixels(in, Rows), column);
                out(x, y) = kernel.finish(across(besides(sums, in), sum));
                out.vectorize(x, width);
                sums.compute_at(out, y).vectorize(x, width);
                whole(out, in, set + "_whole", target);
            }
            if (kernel.isBox()) compileBox(set, target, column, sum);
        }
    }

    // Boxes of the whole picture: column sums from scratch, or running down strips of 32 rows; then along the row by sums of 2, 4,
    // 8 … neighbors, each from the one before, of which those that make up the window are added.
    void compileBox(const std::string &set, const Target &target, Type column, Type sum) {
        const int width = lanes(target, sum), up = kernel.rows / 2, below = kernel.rows - 1 - up;
        for (const bool running : {false, true}) {
            const int strip = running ? 32 : 1;
            const ImageParam in = input();
            Func sums("sums"), rows("rows"), out("out");
            RDom start(0, kernel.rows), next(1, std::max(1, strip - 1));
            if (running) {
                const auto value = [&](Expr row) { return cast(column, pixel(in, x, row, Rows)); };
                rows(x, u, s) = Kernel::constant(column, 0);
                rows(x, 0, s) += value(s * strip + start - up);
                rows(x, next, s) = rows(x, next - 1, s) + value(s * strip + next + below) - value(s * strip + next - up - 1);
                sums(x, y) = rows(x, y % strip, y / strip);
            } else {
                sums(x, y) = down(pixels(in, Rows), column);
            }

            Func first("neighbors1");
            first(x, y) = cast(sum, besides(sums, in)(x, y));
            std::vector<Func> neighbors = {first};
            Expr total;
            for (int length = 1, at = -(kernel.columns / 2); length <= kernel.columns; length *= 2) {
                if (length > 1) {
                    Func from = neighbors.back(), both("neighbors" + std::to_string(length));
                    both(x, y) = from(x, y) + from(x + length / 2, y);
                    neighbors.push_back(both);
                }
                if ((kernel.columns & length) == 0) continue;
                const Expr part = neighbors.back()(x + at, y);
                total = total.defined() ? total + part : part;
                at += length;
            }
            out(x, y) = kernel.finish(total);

            out.split(y, yo, yi, strip, running ? TailStrategy::GuardWithIf : TailStrategy::Auto).vectorize(x, width);
            if (running) {
                rows.compute_at(out, yo).vectorize(x, width);
                rows.update(0).reorder(x, start).vectorize(x, width);
                rows.update(1).reorder(x, next).vectorize(x, width);
            } else {
                sums.compute_at(out, yi).vectorize(x, width);
            }
            for (Func &f : neighbors) f.compute_at(out, yi).vectorize(x, width);
            whole(out, in, set + (running ? "_running" : "_doubling"), target);
        }
    }
};
