/** Where the reader finds the marker: on the global object of the extension's own world, which the page does not share. */
export const MARKER = Symbol.for('xinbiao.marker')
