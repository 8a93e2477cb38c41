// LEMON's network simplex on an instance written by native.ts: CPU milliseconds of the solve alone, median of `rounds`.
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>
using namespace lemon;

static double now() {
  timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static std::vector<int> ints(FILE* file, int many) {
  std::vector<int> all(many);
  if (fread(all.data(), 4, many, file) != (size_t)many) exit(1);
  return all;
}

int main(int, char** argv) {
  FILE* file = fopen(argv[1], "rb");
  const int rounds = atoi(argv[2]);
  const auto sizes = ints(file, 3);
  const int requests = sizes[0], partners = sizes[1], edges = sizes[2];
  const auto capacity = ints(file, partners), from = ints(file, edges), into = ints(file, edges), costs = ints(file, edges);
  SmartDigraph graph;
  graph.reserveNode(requests + partners + 1);
  graph.reserveArc(edges + requests + partners);
  std::vector<SmartDigraph::Node> asking(requests), able(partners);
  for (auto& node : asking) node = graph.addNode();
  for (auto& node : able) node = graph.addNode();
  const auto end = graph.addNode();
  SmartDigraph::ArcMap<long long> upper(graph), cost(graph);
  SmartDigraph::NodeMap<long long> supply(graph);
  long long largest = 1;
  for (int one : costs) largest = std::max<long long>(largest, one);
  std::vector<SmartDigraph::Arc> arcs(edges);
  for (int e = 0; e < edges; e++) {
    arcs[e] = graph.addArc(asking[from[e]], able[into[e]]);
    upper[arcs[e]] = 1;
    cost[arcs[e]] = costs[e];
  }
  for (int r = 0; r < requests; r++) {
    const auto without = graph.addArc(asking[r], end);
    upper[without] = 1;
    cost[without] = largest * (requests + partners) * 2;
    supply[asking[r]] = 1;
  }
  for (int p = 0; p < partners; p++) upper[graph.addArc(able[p], end)] = capacity[p];
  supply[end] = -requests;
  std::vector<double> times;
  long long served = 0, sum = 0;
  for (int k = 0; k < rounds; k++) {
    NetworkSimplex<SmartDigraph, long long> simplex(graph);
    simplex.upperMap(upper).costMap(cost).supplyMap(supply);
    const double began = now();
    simplex.run();
    times.push_back(now() - began);
    served = sum = 0;
    for (int e = 0; e < edges; e++)
      if (simplex.flow(arcs[e])) {
        served++;
        sum += costs[e];
      }
  }
  std::sort(times.begin(), times.end());
  printf("{\"served\":%lld,\"cost\":%lld,\"milliseconds\":%.3f}\n", served, sum, times[times.size() / 2]);
}
