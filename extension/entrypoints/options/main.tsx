import '../../ui/options/options.css'
import { render } from 'preact'
import { dayAt } from '#shared/core/days.ts'
import { namedSites } from '../../background/named-sites.ts'
import { ask, onCast } from '../../platform/ask.ts'
import { browser } from '../../platform/browser.ts'
import { browserLanguage } from '../../platform/language.ts'
import { permit, unpermit } from '../../platform/permit.ts'
import { LocalSection } from '../../ui/local/local-section.tsx'
import { workerImporter } from '../../ui/local/worker-importer.ts'
import { OptionsPage } from '../../ui/options/options-page.tsx'
import type { OptionsServices } from '../../ui/options/services.ts'

const services: OptionsServices = {
  ask,
  onCast: heard => {
    const stop = new AbortController()
    onCast(heard, stop.signal)
    return () => stop.abort()
  },
  permit,
  unpermit,
  sites: namedSites(),
  version: browser.runtime.getManifest().version,
  language: browserLanguage(),
}
const importer = workerImporter()

render(
  <OptionsPage
    services={services}
    local={({ lists, reload }) => (
      <LocalSection
        importer={importer}
        ask={ask}
        lists={lists}
        today={dayAt(Date.now())}
        reload={reload}
        onSeeLists={() => {
          location.hash = 'lists'
        }}
      />
    )}
  />,
  document.getElementById('app')!,
)
