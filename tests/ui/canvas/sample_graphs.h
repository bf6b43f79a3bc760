// Graphs to draw in tests and benchmarks, made by rule: the shapes that real networks have, at any size.
#pragma once

#include "ui/canvas/graph_scene.h"
#include "ui/canvas/layout.h"

namespace pare::sample {

// A residual image network: stem, `blocks` of two convolutions with shortcuts, a projection at each third, classifier.
GraphScene resnet(int blocks = 9);

// A text encoder as exporters write it: attention decomposed, shape subgraphs, one mask that every layer reads.
GraphScene transformer(int layers = 4);

// `count` nodes as a long network: blocks of residual, inception and plain kind in turn, about 1.25 readers a tensor.
GraphScene longNetwork(int count);

// `count` nodes in rows of about `width`, each reading one or two of the row above.
GraphScene mesh(int count, int width, unsigned seed = 1);

// One producer that all `count` others read; those form chains of ten.
GraphScene hub(int count);

// A layered random graph with long reaches, several components and, if asked, cycles.
GraphScene randomGraph(int count, unsigned seed, bool cycles = false);

// Every kind of node, badge and figure once.
GraphScene everyKind();

} // namespace pare::sample
