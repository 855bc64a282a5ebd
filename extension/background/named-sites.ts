/** The default sites with their names, which only a person reads: the background itself does without. */
import { allSites, type Site } from './site-data.ts'
import names from './site-names.json' with { type: 'json' }

export const namedSites = (): (Site & { name: string })[] =>
  allSites().map(site => ({ ...site, name: (names as { [host: string]: string })[site.host] ?? site.host }))
