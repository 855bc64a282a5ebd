/** Pages on a procurement site's own address, where the built extension works by itself. Nothing leaves the machine. */
import type { BrowserContext } from 'playwright'

export interface ProcurementSite {
  url: string
  /** Path (of ASCII letters) without its slash → HTML. May be changed while the site runs. */
  pages: { [path: string]: string | Buffer }
}

/** Of a site with several contexts: which one applies is inferred, and for an officer to say. */
export const GGZY = 'https://www.ggzy.gov.cn/'
/** Of a site with one context: 政府采购. */
export const CCGP = 'https://www.ccgp.gov.cn/'

/** Plays the site in all tabs. What a page asks of any other host than this machine fails, as without a network. */
export const playSite = async (context: BrowserContext, url: string): Promise<ProcurementSite> => {
  const site: ProcurementSite = { url, pages: {} }
  await context.route(/^https?:/, route => {
    const asked = new URL(route.request().url())
    if (asked.hostname === '127.0.0.1') return route.continue()
    const page = asked.href.startsWith(url) ? site.pages[asked.pathname.slice(1)] : undefined
    if (page === undefined) return route.abort()
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: page })
  })
  return site
}
