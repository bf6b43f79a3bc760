// Networks with Q and DQ around layers, with what is expected of their groups.
#pragma once

#include "tests/core/prune/networks.h"

namespace pare::test {

inline const std::vector<Network> &quantizedNetworks()
{
    static const std::string scales = "step = Constant<value = float {0.06}>() mid = Constant<value = uint8 {128}>() ";
    static const std::vector<Network> all{
        {"integers with a scale for each channel",
         "g (float[N,3,6,6] x) => (y) { " + scales +
             "[xq] xi = QuantizeLinear(x, step, mid) [xd] xr = DequantizeLinear(xi, step, mid) "
             "[wd] w = DequantizeLinear<axis=0>(int8_w, var_w) [bd] b = DequantizeLinear<axis=0>(int32_b, var_b) [a] h = Conv(xr, w, b) [r] k = Relu(h) "
             "[kq] ki = QuantizeLinear(k, step, mid) [kd] kr = DequantizeLinear(ki, step, mid) [vd] v = DequantizeLinear(int8_v, one) [c] l = Conv(kr, v) "
             "[lq] li = QuantizeLinear(l, step, mid) [ld] lr = DequantizeLinear(li, step, mid) [p] p = GlobalAveragePool(lr) [f] f = Flatten(p) "
             "[gd] g2 = DequantizeLinear<axis=0>(int8_g, var_g) [z] y = Gemm<transB=1>(f, g2) }",
         {"int8_w[8,3,3,3]", "var_w[8]", "int32_b[8]", "var_b[8]", "int8_v[6,8,1,1]", "one[]", "int8_g[4,6]", "var_g[4]"},
         "a 8; c 6; z - feeds the graph's output y"},
        {"floats that are rounded on the way",
         "g (float[N,3,6,6] x) => (y) { " + scales +
             "[wq] wi = QuantizeLinear<axis=0>(w, var_w, int8_zero) [wd] wr = DequantizeLinear<axis=0>(wi, var_w, int8_zero) [a] h = Conv(x, wr) "
             "[hq] hi = QuantizeLinear(h, step, mid) [hd] hr = DequantizeLinear(hi, step, mid) [z] y = Conv(hr, v) }",
         {"w[8,3,3,3]", "var_w[8]", "int8_zero[8]", "v[4,8,1,1]"},
         "a 8; z - feeds the graph's output y"},
        {"columns with a scale each, and a residual sum",
         "g (float[N,5,6] x) => (y) { [wd] w = DequantizeLinear<axis=1>(int8_w, var_w) [a] h = MatMul(x, w) [r] k = Relu(h) "
         "[vd] v = DequantizeLinear<axis=1>(int8_v, var_v) [c] l = MatMul(k, v) [s] m = Add(l, h) [ud] u = DequantizeLinear<axis=1>(int8_u, var_u) [z] y = MatMul(m, u) }",
         {"int8_w[6,10]", "var_w[10]", "int8_v[10,10]", "var_v[10]", "int8_u[10,3]", "var_u[3]"},
         "a 10; z - feeds the graph's output y"},
    };
    return all;
}

} // namespace pare::test
