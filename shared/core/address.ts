/** What makes a page another page: its address, as its visitor sees it. */

/** A fragment is a place on the page, unless the site's router keeps its paths there. */
export const addressOf = (url: string): string => {
  const hash = url.indexOf('#')
  return hash < 0 || /^#!?\//.test(url.slice(hash)) ? url : url.slice(0, hash)
}
