// Networks as chains of oneDNN's primitives, on one thread.

#include <dnnl.hpp>

#include <cstring>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

using namespace dnnl;
using Dims = memory::dims;
using Desc = memory::desc;
using Tag = memory::format_tag;

// The values of StepKind, StepActivation and Mode in C#.
enum Kind : int { Convolution, MaximumPool, GlobalMean, Linear };
enum Activation : int { None, ReLU, ReLU6 };
enum Mode : int { Winograd = 1, Plain = 2, Never = 4 };

// The layout of NetworkStep in C#.
struct Step {
    int kind, source, added, channels, size, window, stride, padding, groups, activation;
};

static constexpr auto Float = memory::data_type::f32;

struct Network {
    engine cpu{engine::kind::cpu, 0};
    stream queue{cpu};
    std::vector<primitive> primitives;
    std::vector<std::unordered_map<int, memory>> arguments;
    std::vector<memory> outputs;
    std::set<std::string> names;
    std::string name;
    memory input;
    int mode;
    long batch;

    memory allocate(const Desc &desc) {
        memory result(desc, cpu);
        std::memset(result.get_data_handle(), 0, desc.get_size());
        return result;
    }

    memory copy(const Dims &dims, Tag tag, const float *numbers) {
        auto result = allocate(Desc(dims, Float, tag));
        std::memcpy(result.get_data_handle(), numbers, result.get_desc().get_size());
        return result;
    }

    void add(const primitive &primitive, const std::unordered_map<int, memory> &memories) {
        primitives.push_back(primitive);
        arguments.push_back(memories);
    }

    // Once, while the network is made.
    memory laid_out(memory from, const Desc &desc) {
        if (from.get_desc() == desc) return from;
        auto to = allocate(desc);
        reorder(from, to).execute(queue, from, to);
        queue.wait();
        return to;
    }

    // At every call.
    memory reordered(memory from, const Desc &desc) {
        if (from.get_desc() == desc) return from;
        auto to = allocate(desc);
        add(reorder(from, to), {{DNNL_ARG_FROM, from}, {DNNL_ARG_TO, to}});
        names.insert("reorder");
        return to;
    }

    // The input of the first step is laid out as it likes it unless the network begins with plain numbers.
    memory taken(const Step &step, const Desc &desc) {
        if (step.source >= 0) return reordered(outputs[step.source], desc);
        if (mode & Plain) return reordered(input, desc);
        return input = laid_out(input, desc);
    }
};

static primitive_attr attributes(const Step &step) {
    post_ops operations;
    if (step.added >= 0) operations.append_sum(1.f);
    if (step.activation == ReLU) operations.append_eltwise(1.f, algorithm::eltwise_relu, 0, 0);
    if (step.activation == ReLU6) operations.append_eltwise(1.f, algorithm::eltwise_clip, 0, 6);
    primitive_attr result;
    result.set_post_ops(operations);
    return result;
}

static void convolve(Network &network, const Step &step, int channels, int size, const float *weights, const float *biases) {
    const bool grouped = step.groups > 1, winograd = (network.mode & Winograd) && step.window == 3 && step.stride == 1 && !grouped;
    const auto any = network.mode & Never ? Tag::nchw : Tag::any;
    const Dims source{network.batch, channels, size, size}, result{network.batch, step.channels, step.size, step.size};
    const Dims taps = grouped ? Dims{step.groups, step.channels / step.groups, channels / step.groups, step.window, step.window}
                              : Dims{step.channels, channels, step.window, step.window};
    const long after = (step.size - 1) * step.stride + step.window - size - step.padding;
    const convolution_forward::desc desc(prop_kind::forward_inference,
        winograd ? algorithm::convolution_winograd : algorithm::convolution_direct, Desc(source, Float, any), Desc(taps, Float, Tag::any),
        Desc({step.channels}, Float, Tag::a), Desc(result, Float, any), {step.stride, step.stride}, {step.padding, step.padding},
        {after, after});
    const convolution_forward::primitive_desc primitive(desc, attributes(step), network.cpu);
    auto from = network.taken(step, primitive.src_desc());
    auto packed = network.laid_out(network.copy(taps, grouped ? Tag::goihw : Tag::oihw, weights), primitive.weights_desc());
    auto shift = network.copy({step.channels}, Tag::a, biases);
    // the sum is added in place: nobody else reads what it is added to
    auto to = step.added >= 0 ? network.reordered(network.outputs[step.added], primitive.dst_desc()) : network.allocate(primitive.dst_desc());
    network.add(convolution_forward(primitive),
        {{DNNL_ARG_SRC, from}, {DNNL_ARG_WEIGHTS, packed}, {DNNL_ARG_BIAS, shift}, {DNNL_ARG_DST, to}});
    network.names.insert(primitive.impl_info_str());
    network.outputs.push_back(to);
}

static void pool(Network &network, const Step &step, int channels, int size) {
    const auto tag = network.mode & Never || channels % 16 ? Tag::nchw : Tag::nChw16c;
    const auto source = step.source >= 0 ? network.outputs[step.source].get_desc() : Desc({network.batch, channels, size, size}, Float, tag);
    const pooling_forward::desc desc(prop_kind::forward_inference,
        step.kind == GlobalMean ? algorithm::pooling_avg_exclude_padding : algorithm::pooling_max, source,
        Desc({network.batch, channels, step.size, step.size}, Float, Tag::any), {step.stride, step.stride}, {step.window, step.window}, {0, 0}, {0, 0});
    const pooling_forward::primitive_desc primitive(desc, network.cpu);
    auto from = network.taken(step, primitive.src_desc());
    auto to = network.allocate(primitive.dst_desc());
    network.add(pooling_forward(primitive), {{DNNL_ARG_SRC, from}, {DNNL_ARG_DST, to}});
    network.names.insert(primitive.impl_info_str());
    network.outputs.push_back(to);
}

static void multiply(Network &network, const Step &step, int channels, int size, const float *weights, const float *biases) {
    const bool flat = size == 1 && (step.source < 0 || network.outputs[step.source].get_desc().dims().size() == 2);
    const Dims source = flat ? Dims{network.batch, channels} : Dims{network.batch, channels, size, size};
    const Dims matrix = flat ? Dims{step.channels, channels} : Dims{step.channels, channels, size, size};
    const inner_product_forward::desc desc(prop_kind::forward_inference, Desc(source, Float, Tag::any), Desc(matrix, Float, Tag::any),
        Desc({step.channels}, Float, Tag::a), Desc({network.batch, step.channels}, Float, Tag::nc));
    const inner_product_forward::primitive_desc primitive(desc, attributes(step), network.cpu);
    auto from = network.taken(step, primitive.src_desc());
    auto packed = network.laid_out(network.copy(matrix, flat ? Tag::oi : Tag::oihw, weights), primitive.weights_desc());
    auto shift = network.copy({step.channels}, Tag::a, biases);
    auto to = network.allocate(primitive.dst_desc());
    network.add(inner_product_forward(primitive),
        {{DNNL_ARG_SRC, from}, {DNNL_ARG_WEIGHTS, packed}, {DNNL_ARG_BIAS, shift}, {DNNL_ARG_DST, to}});
    network.names.insert(primitive.impl_info_str());
    network.outputs.push_back(to);
}

static Desc plain(const Desc &desc) { return Desc(desc.dims(), Float, desc.dims().size() == 2 ? Tag::nc : Tag::nchw); }

extern "C" {

const char *onednn_version() {
    static const std::string text = [] {
        const auto version = dnnl_version();
        return std::to_string(version->major) + "." + std::to_string(version->minor) + "." + std::to_string(version->patch);
    }();
    return text.c_str();
}

// Null where there is no such primitive. Weights and biases are those of each step, null where it has none.
Network *onednn_create(int batch, int channels, int size, const Step *steps, int count, const float *const *weights, const float *const *biases,
    int mode, const float *numbers) {
    try {
        auto network = std::make_unique<Network>();
        network->mode = mode;
        network->batch = batch;
        network->input = steps[0].kind == Linear ? network->copy({batch, channels}, Tag::nc, numbers)
                                                 : network->copy({batch, channels, size, size}, Tag::nchw, numbers);
        for (int i = 0; i < count; i++) {
            const auto &step = steps[i];
            const int seen = step.source < 0 ? channels : steps[step.source].channels, rows = step.source < 0 ? size : steps[step.source].size;
            if (step.kind == Convolution) convolve(*network, step, seen, rows, weights[i], biases[i]);
            else if (step.kind == Linear) multiply(*network, step, seen, rows, weights[i], biases[i]);
            else pool(*network, step, seen, rows);
        }
        if (mode & Plain) network->outputs.back() = network->reordered(network->outputs.back(), plain(network->outputs.back().get_desc()));
        for (const auto &name : network->names) network->name += (network->name.empty() ? "" : ", ") + name;
        return network.release();
    } catch (const error &) {
        return nullptr;
    }
}

int onednn_run(Network *network, int calls) {
    try {
        for (int call = 0; call < calls; call++) {
            for (size_t i = 0; i < network->primitives.size(); i++) network->primitives[i].execute(network->queue, network->arguments[i]);
            network->queue.wait();
        }
        return 0;
    } catch (const error &) {
        return 1;
    }
}

int onednn_read(Network *network, float *destination) {
    try {
        auto from = network->outputs.back();
        memory to(plain(from.get_desc()), network->cpu, destination);
        reorder(from, to).execute(network->queue, from, to);
        network->queue.wait();
        return 0;
    } catch (const error &) {
        return 1;
    }
}

const char *onednn_describe(const Network *network) { return network->name.c_str(); }

void onednn_destroy(Network *network) { delete network; }
}
