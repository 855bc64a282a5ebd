/** The overlay's own style. The page's rules stop at the host; `!important` inside a shadow root wins over the page's. */
import { asleep } from './alive.ts'
import { assessments, type Colours, dark, light, printedLines } from './colours.ts'

/** Each finding's colour, on the elements that these rules find it on. */
const tones = (colours: Colours, on = '') => assessments.map(a => `.${a}${on}{--tone:${colours.ink[a]}}`).join('')

const lightCard =
  'color-scheme:light;--ink:#1b2130;--soft:#5a6475;--line:#e2e6ec;--edge:#8b95a5;--paper:#fff;--wash:#f6f7f9;--accent:#1f5aa8;--hover:#eaf1fa;--on-accent:#fff;--shadow:0 8px 28px #1b213033'
const darkCard =
  'color-scheme:dark;--ink:#e7eaf0;--soft:#a7b1c1;--line:#2f3743;--edge:#6d7787;--paper:#191e26;--wash:#11151b;--accent:#8fbaf3;--hover:#1c2c42;--on-accent:#0e1620;--shadow:0 8px 28px #000a'
const font = '"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif'
/** A Chinese face draws Latin quotes and dashes as wide as a character. */
const latinFont = 'system-ui,"Segoe UI","Noto Sans","Noto Sans CJK SC","Microsoft YaHei",sans-serif'

const printedCss = assessments
  .map(a => `.${a} .u{text-decoration:underline ${printedLines[a]};text-underline-offset:3px}`)
  .join('')

export const overlayCss = `
:host{all:initial!important;display:${asleep}!important;position:absolute!important;inset:0 auto auto 0!important;width:0!important;height:0!important;margin:0!important;padding:0!important;border:0!important;overflow:visible!important;background:none!important;z-index:2147483647!important;pointer-events:none!important;visibility:visible!important;opacity:1!important;direction:ltr!important;unicode-bidi:isolate!important}
*{box-sizing:border-box}
.layer{position:absolute;left:0;top:0;width:0;height:0}
${tones(light)}${tones(dark, ':is(.dark,.night *)')}.plain{--tone:var(--soft)}
.m{all:unset;box-sizing:border-box;position:absolute;left:0;top:0;transform-origin:0 0;width:14px;height:14px;cursor:pointer;pointer-events:auto;display:grid;place-items:center;border-radius:3px;forced-color-adjust:none;--ground:${light.paper}}
.m.dark{--ground:${dark.paper}}
.m:focus-visible{outline:2px solid #1f5aa8;outline-offset:1px;box-shadow:0 0 0 1px #fff}
.m.dark:focus-visible{outline-color:#8fbaf3;box-shadow:0 0 0 1px #14181f}
.s{position:absolute;inset:0;background:var(--tone)}
.barred .s,.notice .s{border-radius:2px}
.caution .s{inset:0 -1px;clip-path:polygon(25% 0,75% 0,100% 50%,75% 100%,25% 100%,0 50%)}
.commended .s,.clear .s,.unknown .s{border-radius:50%}
.notice .s,.clear .s{border:1.5px solid var(--tone);background:var(--ground)}
.unknown .s{border:1.5px dashed var(--tone);background:var(--ground)}
.g{position:relative;font:700 12px/1 ${font};color:var(--ground);transform:scale(.75);white-space:nowrap;user-select:none}
.notice .g,.clear .g,.unknown .g{color:var(--tone);transform:scale(.7)}
.paper{display:none}.l{position:absolute;left:0;top:0;pointer-events:none}
.card{${lightCard};position:fixed;left:0;top:0;display:flex;flex-direction:column;width:min(392px,calc(100vw - 16px));max-height:calc(100vh - 16px);pointer-events:auto;font:14px/1.6 ${font};color:var(--ink);background:var(--paper);border:1px solid var(--line);border-radius:8px;box-shadow:var(--shadow);overflow:hidden;text-align:left;cursor:auto;user-select:text;overflow-wrap:anywhere;outline:0}
.card:lang(en),.card:lang(en) :is(.b,.x),.paper:lang(en){font-family:${latinFont}}
.night{${darkCard}}
.body{overflow:auto;overscroll-behavior:contain;min-height:0}
:is(.card,.body):focus-visible{outline:2px solid var(--accent);outline-offset:-2px}
.head{padding:12px 40px 12px 16px;border-left:4px solid var(--tone)}
.title{margin:0;font-size:15px;font-weight:700;line-height:1.5}
.code{font:12px/1.5 ui-monospace,"Cascadia Mono","Noto Sans Mono CJK SC",monospace;color:var(--soft)}
.verdict{color:var(--tone);font-weight:700}
.sub{font-size:12.5px;color:var(--soft)}
.band{padding:4px 16px;font-size:12.5px;background:var(--wash);border-top:1px solid var(--line);color:var(--ink);font-weight:700}
.row{padding:10px 16px;border-top:1px solid var(--line)}
.row h3{margin:0;font-size:14px;font-weight:700;line-height:1.6}
.tag{display:inline-block;font-size:12px;line-height:1.4;font-weight:400;color:var(--tone);border:1px solid currentColor;border-radius:3px;padding:0 5px;margin-right:6px;vertical-align:1px}.row h3>bdi{margin-right:8px}
.kv{display:grid;grid-template-columns:minmax(76px,max-content) minmax(0,1fr);gap:2px 8px;margin:4px 0 0;font-size:13px}
.kv dt{color:var(--soft);max-width:112px;overflow-wrap:normal}.kv dd{margin:0}
.remarks{margin:0;padding:8px 16px 8px 32px;border-top:1px solid var(--line);font-size:13px}
.why{background:var(--wash);font-size:12.5px;color:var(--soft);padding:8px 16px;border-top:1px solid var(--line)}
.why p{margin:0}
.acts{display:flex;flex-wrap:wrap;gap:8px;padding:10px 16px;border-top:1px solid var(--line)}
.b{all:unset;box-sizing:border-box;font:13px/1.4 ${font};min-height:28px;display:inline-flex;align-items:center;border:1px solid var(--edge);border-radius:5px;padding:3px 12px;color:var(--ink);background:var(--paper);cursor:pointer}
.b:hover{background:var(--hover)}
.b.first{background:var(--accent);border-color:var(--accent);color:var(--on-accent)}
:is(.b,.x):focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.x{all:unset;box-sizing:border-box;position:absolute;top:8px;right:8px;width:28px;height:28px;display:grid;place-items:center;border-radius:5px;font:18px/1 ${font};color:var(--soft);cursor:pointer}
.x:hover{background:var(--hover)}
.wait{padding:14px 40px 14px 16px;color:var(--soft)}
.fail{padding:14px 40px 12px 16px;border-left:4px solid var(--tone)}
@media (forced-colors:active){.card{border:2px solid CanvasText}.b,.x{border:1px solid ButtonText}}
@media print{.paper{display:block}:host{position:static!important;width:auto!important;height:auto!important}.layer,.card{display:none}.paper{font:13px/1.6 ${font};color:#000;border-top:1px solid #000;margin:16px 8px 0;padding-top:8px;break-inside:avoid}.paper p{margin:0}.u{display:inline-block;min-width:1em;margin-right:6px;color:var(--tone)}${printedCss}}
`
