/** How HTML elements cut a page into blocks: by name, so that every reader cuts alike. Source: the rendering section of the HTML standard. */

/** Never read: scripts, form values, foreign content, metadata. */
const UNREAD = new Set(
  'script style noscript template textarea select option optgroup datalist input output svg math canvas iframe frame object embed audio video map area head title link meta base xml'.split(
    ' ',
  ),
)
/** Inside a text line: joined with what stands before and after. Unknown elements count as inline, as browsers show them. */
const BLOCK = new Set(
  'address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp'.split(
    ' ',
  ),
)
/** The tag says what these are, whatever the page's style makes of them. */
const TABLE_PARTS = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'caption'])
/** Have no content and no end tag. */
const VOID = new Set('area base br col embed frame hr img input link meta param source track wbr'.split(' '))

export const isUnread = (tag: string): boolean => UNREAD.has(tag)
export const isBlockTag = (tag: string): boolean => BLOCK.has(tag)
export const isVoid = (tag: string): boolean => VOID.has(tag)
export const isTablePart = (tag: string): boolean => TABLE_PARTS.has(tag)
/** Joined with the text around it. Flex items, floats and the like compute to blocks; `contents` has no box of its own. */
export const isInline = (display: string): boolean =>
  display.startsWith('inline') || display.startsWith('ruby') || display === 'contents'
