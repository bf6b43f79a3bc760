// Edits a copy of a model's main graph. Node ids are those of the model as it was given; they stay valid while editing.
#pragma once

#include "core/model/model.h"

#include <map>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

namespace pare {

class GraphEditor {
public:
    explicit GraphEditor(const Model &model);

    [[nodiscard]] const Model &source() const { return m_source; }
    // Of the model as it was given: edits do not show in it.
    [[nodiscard]] const GraphIndex &index() const { return m_source.index(); }

    [[nodiscard]] pb::NodeProto &node(NodeId id) { return touched(id.value); }
    [[nodiscard]] const pb::NodeProto &node(NodeId id) const { return m_proto.graph().node(id.value); }
    [[nodiscard]] pb::GraphProto &graph() { return *proto().mutable_graph(); }
    [[nodiscard]] pb::ModelProto &proto()
    {
        m_allTouched = true; // whoever has it may change any node
        return m_proto;
    }
    [[nodiscard]] Payloads &payloads() { return m_payloads; }
    [[nodiscard]] bool removed(NodeId id) const { return m_removed.contains(id.value); }

    // A new node; its place is found when finishing. The name is made unique.
    pb::NodeProto &add(const std::string &op, const std::string &name, const std::vector<std::string> &inputs,
                       const std::vector<std::string> &outputs, const std::string &domain = {});
    void remove(NodeId id) { m_removed.insert(id.value); }
    // Every reading of `from` (nodes, bodies that capture it) reads `to` instead. A graph output named `from` keeps its name:
    // then `to` is renamed to `from` at its producer, or, where `to` is an input, constant or output too, an Identity is added.
    void replaceUses(const std::string &from, const std::string &to);
    // Removes a node with one output that passes its input `input` on: readers read that input.
    void bypass(NodeId id, int input = 0);

    // A value or node name that is not in use, from `base`.
    [[nodiscard]] std::string uniqueName(const std::string &base);
    // Adds a constant and returns its name (made unique).
    std::string addInitializer(const std::string &base, int type, const std::vector<int64_t> &dims, std::string bytes);
    std::string addFloats(const std::string &base, const std::vector<int64_t> &dims, const std::vector<float> &values);
    std::string addInts(const std::string &base, const std::vector<int64_t> &dims, const std::vector<int64_t> &values);
    // Replaces the content of a constant (initializer or Constant node) in place, for all its readers.
    void setConstant(const std::string &value, int type, const std::vector<int64_t> &dims, std::string bytes);
    // The constant as it is now (with edits); null where it is none.
    [[nodiscard]] const pb::TensorProto *constant(const std::string &value) const;

    // Forgets stored shapes of inner values, and the sizes that a pass changed.
    void clearShapes() { m_proto.mutable_graph()->clear_value_info(); }
    void forgetShape(const std::string &value) { m_forgotten.insert(value); }
    // Imports a domain at least at `version`.
    void needOpset(const std::string &domain, int64_t version);
    void setMetadata(const std::string &key, const std::string &value);

    // The edited model: removed nodes gone, constants that lost their last reader gone, nodes in order.
    [[nodiscard]] Model finish();

private:
    // A node that may now read or make other values than in the model as it was given.
    pb::NodeProto &touched(int position);
    // Positions of the nodes that may read, or make, a value: those of the given model and all that were touched.
    [[nodiscard]] std::vector<int> candidates(const std::string &value) const;
    void renameReadings(const std::string &from, const std::string &to);
    void renameCaptured(pb::GraphProto &body, const std::string &from, const std::string &to, int depth);
    void renameProduced(const std::string &from, const std::string &to);
    // The node that makes a value now; null for none.
    [[nodiscard]] pb::NodeProto *maker(const std::string &value);

    Model m_source;
    pb::ModelProto m_proto;
    Payloads m_payloads;
    std::set<int> m_removed;
    std::set<int> m_touched;
    bool m_allTouched = false;
    std::unordered_set<std::string> m_names;
    std::unordered_set<std::string> m_forgotten;
    std::map<std::string, int> m_initializers; // name -> position
};

} // namespace pare
