/**
 * On which sites the extension works: the default ones unless switched off, others when switched on. `sitesOff` holds default
 * sites' hosts (each with its subdomains), `sitesOn` origins of added sites.
 */
import type { Settings } from '#shared/contract/views.ts'
import { siteOf } from './site-data.ts'

type SiteSettings = Pick<Settings, 'sitesOff' | 'sitesOn'>

/** What a permission is asked for: one scheme and host, every port. */
export const patternOf = (origin: string): string => {
  const { protocol, hostname } = new URL(origin)
  return `${protocol}//${hostname}/*`
}

export const isSwitchedOff = (settings: SiteSettings, host: string): boolean => {
  const site = siteOf(host)
  return site !== undefined && settings.sitesOff.includes(site.host)
}

/** Whether the content script comes by itself. */
export const isAlwaysOn = (settings: SiteSettings, origin: string): boolean => {
  const { host } = new URL(origin)
  return siteOf(host) ? !isSwitchedOff(settings, host) : settings.sitesOn.includes(origin)
}

/** @param keep for an added site: also on later visits. */
export const switchedOn = (settings: SiteSettings, origin: string, keep: boolean): SiteSettings => {
  const site = siteOf(new URL(origin).host)
  if (site) return { ...settings, sitesOff: settings.sitesOff.filter(host => host !== site.host) }
  return keep ? { ...settings, sitesOn: [...settings.sitesOn.filter(o => o !== origin), origin] } : settings
}

export const switchedOff = (settings: SiteSettings, origin: string): SiteSettings => {
  const site = siteOf(new URL(origin).host)
  if (site) return { ...settings, sitesOff: [...settings.sitesOff.filter(host => host !== site.host), site.host] }
  return { ...settings, sitesOn: settings.sitesOn.filter(o => o !== origin) }
}
