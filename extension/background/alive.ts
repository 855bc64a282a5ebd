/**
 * What the page script draws in Firefox shows only with this sheet in the page (`page/alive.ts`), which Firefox takes out when the
 * extension is switched off or removed: no finding stays on a page without anybody to withdraw it. For origin `USER`, over which
 * no rule of the page wins. Other browsers let the script itself clear up.
 */
export const aliveSheet = import.meta.env.FIREFOX
  ? ':root{--xinbiao-on: !important}xinbiao-overlay{display:block!important}'
  : undefined
