/** On which sites the extension works: the default ones unless switched off, others when switched on. By host. */
import type { Settings } from '#shared/contract/messages.ts'
import { siteOf } from './site-data.ts'

type SiteSettings = Pick<Settings, 'sitesOff' | 'sitesOn'>

/** Settings keep origins; a host counts with both http and https. */
const hostsOf = (origins: string[]): string[] =>
  origins.map(origin => {
    try {
      return new URL(origin).hostname
    } catch {
      return origin
    }
  })

export const isSwitchedOff = (settings: SiteSettings, host: string): boolean => hostsOf(settings.sitesOff).includes(host)

/** Whether the content script comes by itself. */
export const isAlwaysOn = (settings: SiteSettings, host: string): boolean =>
  !isSwitchedOff(settings, host) && (siteOf(host) !== undefined || hostsOf(settings.sitesOn).includes(host))

const without = (origins: string[], host: string) => origins.filter(o => hostsOf([o])[0] !== host)

/** @param keep for an added site: also on later visits. */
export const switchedOn = (settings: SiteSettings, origin: string, keep: boolean): SiteSettings => {
  const host = new URL(origin).hostname
  const sitesOn = without(settings.sitesOn, host)
  return {
    sitesOff: without(settings.sitesOff, host),
    sitesOn: keep && !siteOf(host) ? [...sitesOn, origin] : settings.sitesOn,
  }
}

export const switchedOff = (settings: SiteSettings, origin: string): SiteSettings => {
  const host = new URL(origin).hostname
  return {
    sitesOn: without(settings.sitesOn, host),
    sitesOff: siteOf(host) ? [...without(settings.sitesOff, host), origin] : settings.sitesOff,
  }
}
