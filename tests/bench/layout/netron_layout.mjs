// Times Netron's own layout (its dagre.js, called as its grapher.js calls it) on graphs that bench_layout wrote.
// usage: node netron_layout.mjs NETRON_FOLDER GRAPH.json ...
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [netron, ...files] = process.argv.slice(2);
const dagre = await import(pathToFileURL(path.join(netron, 'dagre.js')).href);

for (const file of files) {
    const graph = JSON.parse(fs.readFileSync(file, 'utf8'));
    const layout = { nodesep: 20, ranksep: 20 };
    if (graph.width.length > 3000)
        layout.ranker = 'longest-path'; // as Netron does from there on
    const times = [];
    for (let run = 0; run < graph.runs; ++run) {
        const nodes = graph.width.map((width, index) => ({ v: String(index), width, height: graph.height, parent: undefined }));
        const edges = graph.edges.map(([v, w]) => ({ v: String(v), w: String(w), minlen: 1, weight: 1, width: 0, height: 0, labeloffset: 10, labelpos: 'r' }));
        const start = process.cpuUsage();
        dagre.layout(nodes, edges, layout, {});
        const used = process.cpuUsage(start);
        times.push((used.user + used.system) / 1000);
    }
    times.sort((a, b) => a - b);
    const time = times[Math.floor(times.length / 2)];
    console.log(`${graph.name.padEnd(26)} ${String(graph.width.length).padStart(9)} ${time.toFixed(1).padStart(10)} ${(time / graph.milliseconds).toFixed(0).padStart(8)}x`);
}
