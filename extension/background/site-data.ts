/** The default sites as data (`sites.json`), and the match patterns made from it. No browser here: the build reads it too. */
import type { Context } from '#shared/core/types.ts'
import data from './sites.json' with { type: 'json' }

export interface Site {
  host: string
  contexts: Context[]
}

const sites = new Map<string, Site>()
for (const group of data.groups) for (const host of group.sites) sites.set(host, { host, contexts: group.contexts as Context[] })

/** The default site a host (a port may follow) belongs to, itself or as a subdomain. */
export const siteOf = (host: string): Site | undefined => {
  for (let rest = host.replace(/:\d+$/, ''); rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1)) {
    const site = sites.get(rest)
    if (site) return site
  }
  return undefined
}

export const allSites = (): Site[] => [...sites.values()]

/** Match patterns of all default sites, for the manifest. */
export const siteMatches = (): string[] => [...sites.keys()].map(host => `*://*.${host}/*`)
