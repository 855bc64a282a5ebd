/** 站点: where pages are marked without being asked, and which rules apply there. */
import { useState } from 'preact/hooks'
import type { Settings } from '#shared/contract/views.ts'
import type { Context } from '#shared/core/types.ts'
import { optionsWords } from '#shared/text/options.ts'
import { Field, Table, useWords } from '../kit/index.ts'
import type { BuiltInSite, OptionsServices } from '../options/services.ts'
import { AddedSites } from './added-sites.tsx'
import { ContextSelect } from './context-select.tsx'

export interface SitesProps {
  services: OptionsServices
  settings: Settings
  onChange: (part: Partial<Settings>) => Promise<void>
}

export const SitesSection = ({ services, settings, onChange }: SitesProps) => {
  const say = useWords(optionsWords)
  const [filter, setFilter] = useState('')
  const off = new Set(settings.sitesOff)
  const wanted = filter.trim().toLowerCase()
  const shown = services.sites.filter(site => `${site.name} ${site.host}`.toLowerCase().includes(wanted))

  const switchSite = (site: BuiltInSite, on: boolean) =>
    onChange({ sitesOff: on ? settings.sitesOff.filter(host => host !== site.host) : [...settings.sitesOff, site.host] })
  const setContext = (host: string, context: Context | undefined) => {
    const { [host]: _, ...others } = settings.siteContext
    return onChange({ siteContext: context ? { ...others, [host]: context } : others })
  }

  return (
    <div class="stack">
      <p class="soft">{say('site.intro')}</p>
      <p class="soft small">{say('site.context-note')}</p>
      <AddedSites services={services} settings={settings} onChange={onChange} onContext={setContext} />
      <div class="box stack">
        <div class="row apart">
          <h3>{say('site.built-in')}</h3>
          <span class="soft small">
            {say('site.built-in-count', {
              on: services.sites.filter(site => !off.has(site.host)).length,
              all: services.sites.length,
            })}
          </span>
        </div>
        <Field type="search" label={say('site.filter')} value={filter} onInput={setFilter} />
        <Table
          caption={say('site.built-in')}
          captionHidden
          columns={[
            {
              key: 'on',
              head: say('site.on'),
              cell: site => (
                <input
                  type="checkbox"
                  aria-label={say('site.on-label', { host: site.host })}
                  checked={!off.has(site.host)}
                  onChange={event => switchSite(site, event.currentTarget.checked)}
                />
              ),
            },
            {
              key: 'name',
              head: say('site.name'),
              cell: site => (
                <>
                  {site.name}
                  <div class="code soft">{site.host}</div>
                </>
              ),
            },
            {
              key: 'context',
              head: say('site.context'),
              cell: site => (
                <ContextSelect
                  host={site.host}
                  own={site.contexts}
                  value={settings.siteContext[site.host]}
                  onChange={context => setContext(site.host, context)}
                />
              ),
            },
          ]}
          rows={shown}
          rowKey={site => site.host}
        />
      </div>
    </div>
  )
}
