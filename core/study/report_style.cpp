#include "core/study/report_parts.h"

namespace pare::report {

// The window's palettes; charts are recoloured by the classes of their elements.
std::string_view styleSheet()
{
    return R"css(
:root{--ground:#FAFBFC;--field:#FFFFFF;--panel:#F0F1F3;--row:#F6F7F9;--text:#1B1F24;--quiet:#57606A;--hair:#D0D4DA;--accent:#4A4CBF;
--ok:#176F30;--warning:#855700;--error:#A80F22;--quantized:#0072B2;--pruned:#914000;--both:#8B5272;--other:#5F5F5F;--hollow:#7A7A7A;--grid:#E3E6EA}
@media (prefers-color-scheme:dark){:root{--ground:#1B1D21;--field:#202327;--panel:#2A2D32;--row:#25282D;--text:#E6E8EB;--quiet:#A8AFB8;--hair:#3F444B;
--accent:#A5A9FF;--ok:#86E29A;--warning:#E5B84A;--error:#FF8A80;--quantized:#4BA3DA;--pruned:#E08A4A;--both:#CC79A7;--other:#A0A0A0;--hollow:#999999;--grid:#33373D}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--text);font:15px/1.5 system-ui,"Segoe UI","Noto Sans",Arial,sans-serif}
main{max-width:1280px;margin:0 auto;padding:28px 24px 8px}
footer{max-width:1280px;margin:0 auto;padding:16px 24px 32px;color:var(--quiet);font-size:13px}
h1{font-size:26px;line-height:1.25;font-weight:650;margin:0 0 12px}
h2{font-size:19px;font-weight:650;margin:36px 0 10px}
h3{font-size:15.5px;font-weight:650;margin:18px 0 4px}
p{margin:6px 0;max-width:112ch}
ul,ol{margin:4px 0 8px;padding-left:22px}
li{margin:3px 0;max-width:116ch;overflow-wrap:anywhere}
code{font:13px/1.4 ui-monospace,"DejaVu Sans Mono",Consolas,monospace;overflow-wrap:anywhere}
.again dt{font-weight:600;margin-top:10px}.again dd{margin:2px 0 0;max-width:116ch}
.quiet,.range{color:var(--quiet)}
.range{font-size:.86em;white-space:nowrap}
.best{border-left:4px solid var(--ok);background:var(--field);padding:10px 16px;margin:14px 0;border-radius:0 6px 6px 0;box-shadow:0 0 0 1px var(--hair)}
.best.nobody{border-left-color:var(--hollow)}
.lead{font-size:17px;font-weight:600;margin:0 0 2px}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(540px,100%),1fr));gap:16px;margin:22px 0}
figure{margin:0;max-width:760px;background:var(--field);border-radius:8px;box-shadow:0 0 0 1px var(--hair);overflow:hidden}
figure svg{display:block;width:100%;height:auto}
.scroll{overflow-x:auto;border-radius:8px;box-shadow:0 0 0 1px var(--hair);background:var(--field)}
table{border-collapse:collapse;width:100%;font-size:13.5px}
th,td{text-align:left;padding:6px 11px;border-bottom:1px solid var(--hair);vertical-align:top}
tbody tr:last-child>*{border-bottom:0}
thead th{font-weight:600;color:var(--quiet);background:var(--row);vertical-align:bottom}
tbody th{font-weight:600}
.variants td,.variants tbody th{white-space:nowrap}
.variants td .range,.variants .kind{display:block}
.variants td,.variants th{padding:6px 9px}
.kind{color:var(--quiet);font-weight:400;font-size:12.5px}
.num{text-align:right;font-variant-numeric:tabular-nums}
.none{color:var(--quiet)}
.best-row{background:color-mix(in srgb,var(--ok) 9%,transparent)}
.list td{overflow-wrap:anywhere;min-width:9ch}
.whole{white-space:nowrap}
.layers td:first-child{font-family:ui-monospace,"DejaVu Sans Mono",Consolas,monospace;font-size:12.5px}
.facts th{width:260px;color:var(--quiet);font-weight:500}
.facts td{overflow-wrap:anywhere}
.facts{background:var(--field);border-radius:8px;box-shadow:0 0 0 1px var(--hair)}
.verdict{white-space:nowrap;font-weight:600;font-size:13px}
.verdict.kept,.verdict.loss{color:var(--ok)}
.verdict.unclear{color:var(--warning)}
.verdict.past,.verdict.collapsed{color:var(--error)}
.verdict.unmeasured,.verdict.source{color:var(--quiet)}
.tag{font-size:11.5px;font-weight:500;color:var(--quiet);border:1px solid var(--hair);border-radius:9px;padding:0 7px;margin-left:4px;white-space:nowrap}
.best-tag{color:var(--ok);border-color:var(--ok)}
.warning{color:var(--warning)}
.note{border-left:3px solid var(--hair);padding-left:10px;white-space:pre-wrap}
section.variant{background:var(--field);border-radius:8px;box-shadow:0 0 0 1px var(--hair);padding:4px 16px 10px;margin:12px 0}
section.variant h3{margin-top:10px}
section.variant h3 .verdict{margin-left:8px}
details{margin:8px 0}
summary{cursor:pointer;color:var(--accent);padding:3px 0}
details .scroll{margin:4px 0;max-height:480px;overflow:auto}
svg .ground{fill:var(--field)} svg .text{fill:var(--text)} svg .quiet{fill:var(--quiet)} svg .grid{stroke:var(--grid)}
svg .frame{stroke:var(--hollow)} svg .quiet-line{stroke:var(--quiet)} svg .front{stroke:var(--text)} svg .guard{stroke:var(--warning)}
svg .guard-words{fill:var(--warning)} svg .accent{stroke:var(--accent)} svg text{stroke:var(--field);stroke-width:0}
svg text[paint-order]{stroke-width:3px}
svg .mark-quantized.filled>*{fill:var(--quantized);stroke:var(--field)} svg .mark-quantized.bar{stroke:var(--quantized)}
svg .mark-pruned.filled>*{fill:var(--pruned);stroke:var(--field)} svg .mark-pruned.bar{stroke:var(--pruned)}
svg .mark-both.filled>*{fill:var(--both);stroke:var(--field)} svg .mark-both.bar{stroke:var(--both)}
svg .mark-other.filled>*{fill:var(--other);stroke:var(--field)} svg .mark-other.bar{stroke:var(--other)}
svg .ring{fill:var(--field);stroke:var(--text)} svg .mark-source.bar{stroke:var(--text)}
svg .hollow{fill:var(--field);stroke:var(--hollow)} svg .hollow-cross,svg .hollow-bar{stroke:var(--hollow)} svg .hollow-fill{fill:var(--hollow)}
@media print{
:root{--ground:#FFFFFF;--field:#FFFFFF;--panel:#F0F1F3;--row:#F6F7F9;--text:#000000;--quiet:#444B53;--hair:#C4C9CF;--accent:#1B1F24;
--ok:#176F30;--warning:#855700;--error:#A80F22;--quantized:#0072B2;--pruned:#914000;--both:#8B5272;--other:#5F5F5F;--hollow:#7A7A7A;--grid:#E3E6EA}
body{font-size:10.5pt}
main{max-width:none;padding:0}
table{font-size:8.5pt}
th,td{padding:3px 6px}
.variants td,.variants tbody th{white-space:normal}
.scroll,details .scroll{overflow:visible;max-height:none}
.charts{grid-template-columns:1fr}
figure,section.variant,.best,tr{break-inside:avoid}
section.variant{break-inside:auto}
h2,h3,summary{break-after:avoid}
details::details-content{content-visibility:visible;block-size:auto;opacity:1}
}
)css";
}

} // namespace pare::report
