// An ONNX graph that can be run with gradients: each node is an operator of operators.h, in topological order.
#pragma once

#include "app/trainer/operators.h"
#include "app/trainer/parameters.h"
#include "app/trainer/quantization.h"
#include "core/model/model.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace pare::train {

class FrozenPart;

// A node that cannot be computed here.
struct Blocked {
    std::string layer;
    std::string op;
    NodeId id{};
};

struct Parameter {
    ParameterPlace place;
    int type = 0;          // as ONNX stores it
    at::Tensor value;      // float32, with gradient; of Codes and Bias: the real numbers
    at::Tensor mask;       // 1 where a weight may change, 0 where it was removed; may be undefined
    size_t slot = 0;
    size_t scaleSlot = 0;  // Codes and Bias
    size_t zeroSlot = 0;   // Codes; 0: none
    size_t inputScaleSlot = 0, weightScaleSlot = 0; // Bias
    int64_t axis = 0;      // Codes: that the scale goes along
    std::optional<BlockGrid> grid; // Weight: what the graph reads is rounded to it, with the scales in scaleSlot
    bool besideGraph = false;      // Scale of such a grid: no constant of the graph
    double gradientScale = 1; // Scale: LSQ's 1 / sqrt(numbers that share it * largest code)
};

// What a network is for: where it is trained, as little of it as may be is left to ONNX Runtime because of operators that cannot be computed here; where it is only
// computed, all of it is then.
enum class Purpose { Train, Compute };

// Layers whose operator is known, but not in their form (attributes, types), with what it says: by name.
using RefusedForms = std::map<std::string, std::string>;

class Network {
public:
    // Operators that cannot be computed here, and all that stands before them, are computed by ONNX Runtime and never change. Errors: Unsupported, naming every such
    // operator and the layers it is in (nothing is left that could be trained, or ONNX Runtime does not know it either); InvalidInput (constants that do not fit).
    // `wanted` are inner values that forward() will be asked for. refused: more that cannot be computed here.
    static Result<Network> build(const Model &model, const std::vector<std::string> &wanted = {}, Purpose purpose = Purpose::Train, const RefusedForms &refused = {});
    [[nodiscard]] static std::vector<Blocked> blockedNodes(const Model &model);
    // What is not computed here, why, and how much is left to train, as a sentence; empty where all is computed here.
    [[nodiscard]] const std::string &frozen() const { return m_frozenText; }

    // Chooses what may be trained. What depends on nothing that changes is computed once, from here on.
    Result<void> choose(const ParameterChoice &choice);
    [[nodiscard]] std::vector<Parameter> &parameters() { return m_parameters; }

    // inputs: in the order of the model's inputs. Gives the model's outputs and, behind them, the values named in `wanted`.
    // Errors: Unsupported, InvalidInput with the node's name; OutOfMemory.
    Result<Outputs> forward(const std::vector<at::Tensor> &inputs, bool training, const std::vector<std::string> &wanted = {});

    // The layer whose form made the last forward() fail; nullopt: something else did.
    [[nodiscard]] const std::optional<std::pair<std::string, std::string>> &refusedForm() const { return m_refused; }

    [[nodiscard]] const Model &model() const { return m_model; }
    [[nodiscard]] bool hasNormStatistics() const { return !m_statistics.empty(); }

    // Numbers that an operator made in the last run, on average.
    [[nodiscard]] double numbersPerOperator() const { return m_numbers; }
    // Fills in gradientScale of scales; after a run of the graph, which tells how many numbers a sample has. Source: arXiv 1902.08153, 2.2.
    void setGradientScales();

    // Everything that training changes, to keep and to bring back: parameters and running statistics.
    [[nodiscard]] std::vector<at::Tensor> state() const;
    void setState(const std::vector<at::Tensor> &state);

    // The changed constants as ONNX stores them. A weight's codes are computed from its real numbers, a bias from the scales as they are.
    [[nodiscard]] std::vector<pb::TensorProto> changedConstants();
    // Layers of the first value of the graph that is not finite; empty where all are. Runs the graph once.
    [[nodiscard]] std::string firstNotFinite(const std::vector<at::Tensor> &inputs, bool training);
    // The layer that makes gradients which are not finite of finite ones, the last of those; empty where none does. Runs the graph once, forwards and
    // backwards; loss: of the graph's outputs.
    [[nodiscard]] std::string firstBadGradient(const std::vector<at::Tensor> &inputs, bool training, const std::function<at::Tensor(Outputs)> &loss);
    [[nodiscard]] bool gradientsFinite() const;
    // Of what training changes, the first that is not finite, and its layers; empty where all is.
    [[nodiscard]] std::string brokenState() const;
    // The first layer whose second derivatives libtorch does not know, with its operator; empty where all are known. The network cannot be run after it.
    [[nodiscard]] std::string firstWithoutSecondDerivative(const std::vector<at::Tensor> &inputs);

private:
    struct Step {
        NodeId id;
        Operator run = nullptr;
        std::vector<size_t> inputs; // slots; 0: left out
        std::vector<size_t> outputs;
        std::vector<size_t> last;   // slots that nobody reads after it
        std::vector<int> types;
        bool fixed = false;         // its result never changes: computed in choose()
        bool quantizes = false;
        bool keepsNorm = false;     // BatchNormalization of a layer that was not chosen: it takes the running statistics, and leaves them
    };
    struct Statistics { // running mean or variance of a BatchNormalization
        std::string name;
        size_t slot;
    };

    Result<Model> freeze(const Model &model, const std::vector<std::string> &wanted, Purpose purpose, const RefusedForms &refused);
    // The inputs, and what the frozen part makes of them, to where the graph reads them.
    Result<void> give(const std::vector<at::Tensor> &inputs);
    size_t slotOf(const std::string &name);
    Result<void> readConstants();
    void planSteps();
    void chooseStatistics(const ParameterChoice &choice);
    Result<void> place(const ParameterPlace &place);
    Result<void> addGrid(size_t parameter, const BlockGrid &grid);
    void computeFixed();
    void prepareCodes();
    [[nodiscard]] at::Tensor codes(const Parameter &parameter) const;
    [[nodiscard]] at::Tensor biasScale(const Parameter &parameter) const;
    [[nodiscard]] at::Tensor alongScale(const Parameter &parameter, const at::Tensor &values) const;
    Outputs runStep(const Step &step, bool training);
    [[nodiscard]] at::Tensor typed(const at::Tensor &value, int output) const;

    Model m_model;
    std::map<std::string, size_t> m_slots;
    std::vector<at::Tensor> m_values;       // by slot; 0 is "left out"
    std::vector<int> m_types;               // by slot: of constants
    std::vector<Step> m_steps;
    std::vector<size_t> m_inputs, m_outputs;
    std::shared_ptr<FrozenPart> m_frozen;   // null: all is computed here
    std::string m_frozenText;
    std::vector<size_t> m_frozenInputs;     // of the frozen part: positions among the model's inputs
    std::vector<std::string> m_frozenValues, m_frozenLayers; // what it gives, and the layers that make it
    std::vector<size_t> m_frozenSlots;
    std::set<std::string> m_frozenConstants; // that it reads
    std::vector<bool> m_kept;               // by slot: constants and what is computed once
    std::vector<Parameter> m_parameters;
    std::vector<Statistics> m_statistics;
    std::optional<std::pair<std::string, std::string>> m_refused;
    double m_numbers = 0;
    std::map<size_t, double> m_perSample;   // by slot of a scale: numbers of one sample that are quantized with it
};

} // namespace pare::train
