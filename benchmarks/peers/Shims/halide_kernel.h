#pragma once

// A kernel as Halide's pipelines compute it: which arithmetic, and the expressions of its sums.

#include <Halide.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

struct Kernel {
    std::string name;
    Halide::Type source, destination;
    int channels, stride, rows, columns;
    std::string shape;                  // dense, product or box
    double divisor;
    std::vector<double> taps;           // of a dense kernel, row by row
    std::vector<double> column, row;    // of a product

    // The words of a line that Halide.Describe wrote in C#.
    explicit Kernel(char **words) {
        name = *words++;
        source = type(*words++);
        destination = type(*words++);
        channels = std::atoi(*words++);
        stride = std::atoi(*words++);
        rows = std::atoi(*words++);
        columns = std::atoi(*words++);
        shape = *words++;
        divisor = std::atof(*words++);
        const auto read = [&](std::vector<double> &numbers, int count) { while (count-- > 0) numbers.push_back(std::atof(*words++)); };
        if (isProduct()) read(column, rows);
        read(isProduct() ? row : taps, isProduct() ? columns : rows * columns);
        if (!destination.is_float() || isBox()) return;
        for (double &weight : isProduct() ? row : taps) weight /= divisor;
        divisor = 1;
    }

    bool isProduct() const { return shape != "dense"; }
    bool isBox() const { return shape == "box"; }

    // The type of the sums of the columns of a product.
    Halide::Type columnType() const { return destination.is_float() ? destination : holding(range(column), 0); }

    // The type of the whole sum: the narrowest integer that holds it; float where a division of 32-bit integers would be dearer.
    Halide::Type sumType() const {
        if (destination.is_float()) return destination;
        std::vector<double> all = taps;
        for (double down : column)
            for (double across : row) all.push_back(down * across);
        const Halide::Type type = holding(range(all), divisor / 2);
        return type.bits() == 32 && !isShift() && !isBox() ? Halide::Float(32) : type;
    }

    // What becomes of a sum: divided, rounded to the nearest, saturated.
    Halide::Expr finish(Halide::Expr sum) const {
        using namespace Halide;
        const Type type = sum.type();
        if (destination.is_float()) return divisor == 1 ? sum : sum * constant(type, 1 / divisor);
        if (divisor == 1 && !type.is_float()) return saturating_cast(destination, sum);
        if (!type.is_float() && destination.is_uint() && (type.bits() == 16 || isShift())) {
            const Type plain = UInt(type.bits());
            const Expr positive = type.is_uint() ? sum : cast(plain, max(sum, constant(type, 0)));
            return saturating_cast(destination, (positive + constant(plain, std::floor(divisor / 2))) / constant(plain, divisor));
        }
        const Expr quotient = round(cast<float>(sum) * constant(Float(32), 1 / divisor));
        return cast(destination, clamp(quotient, cast<float>(destination.min()), cast<float>(destination.max())));
    }

    // A weighted sum; values of equal weight are added before they are multiplied.
    static Halide::Expr weigh(const std::vector<std::pair<Halide::Expr, double>> &terms, Halide::Type type) {
        struct Group {
            double weight;
            Halide::Expr sum;
        };
        std::vector<Group> groups;
        for (const auto &[value, weight] : terms) {
            if (weight == 0) continue;
            const auto isSame = [size = std::abs(weight)](const Group &group) { return std::abs(group.weight) == size; };
            const auto same = std::find_if(groups.begin(), groups.end(), isSame);
            if (same == groups.end()) groups.push_back({weight, value});
            else same->sum = same->weight == weight ? same->sum + value : same->sum - value;
        }
        std::stable_sort(groups.begin(), groups.end(), [](const Group &a, const Group &b) { return a.weight > 0 && b.weight < 0; });
        Halide::Expr sum;
        for (const Group &group : groups) {
            const double size = std::abs(group.weight);
            const Halide::Expr term = size == 1 ? group.sum : group.sum * constant(type, size);
            if (!sum.defined()) sum = group.weight > 0 ? term : constant(type, 0) - term;
            else sum = group.weight > 0 ? sum + term : sum - term;
        }
        return sum;
    }

    static Halide::Expr constant(Halide::Type type, double value) { return Halide::cast(type, Halide::Expr(value)); }

private:
    bool isShift() const { return std::exp2(std::round(std::log2(divisor))) == divisor; }

    std::pair<double, double> range(const std::vector<double> &weights) const {
        const double top = source.bits() == 8 ? 255 : source.is_uint() ? 65535 : 32767, bottom = source.is_uint() ? 0 : -32768;
        double low = 0, high = 0;
        for (double weight : weights) {
            low += std::min(weight * bottom, weight * top);
            high += std::max(weight * bottom, weight * top);
        }
        return {low, high};
    }

    static Halide::Type holding(std::pair<double, double> range, double room) {
        const double low = range.first, high = range.second + room;
        if (low >= 0 && high < 65536) return Halide::UInt(16);
        if (low >= -32768 && high < 32768) return Halide::Int(16);
        if (low >= 0 && high < 4294967296.0) return Halide::UInt(32);
        return low >= -2147483648.0 && high < 2147483648.0 ? Halide::Int(32) : Halide::Float(32);
    }

    static Halide::Type type(const std::string &name) {
        const int bits = std::atoi(name.c_str() + 1);
        return name[0] == 'f' ? Halide::Float(bits) : name[0] == 'u' ? Halide::UInt(bits) : Halide::Int(bits);
    }
};
