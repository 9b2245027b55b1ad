// Compiles one kernel ahead of time under several hand-written schedules, for AVX2 and, where this machine has it, for AVX-512.
//
//     halide_pipelines FOLDER runtime      writes Halide's own runtime
//     halide_pipelines FOLDER KERNEL...    writes the objects, and a table: kernel, schedule, its functions
//
// A schedule is either one function for the whole picture, which clamps coordinates as it goes, or three: the interior without
// any clamping, the rows above and below, and the sides. Whichever is fastest counts.

#include "halide_dense.h"
#include "halide_product.h"

int main(int count, char **words) {
    const std::string folder = words[1];
    if (count == 3) {
        compile_standalone_runtime(folder + "/runtime.o", get_host_target());
        return 0;
    }
    const Kernel kernel(words + 2);
    if (kernel.isProduct()) Product(folder, kernel).compile();
    else Dense(folder, kernel).compile();
    return 0;
}
