/** The options page: one section at a time, its name in the address so that other pages can link to it (`#local`). */
import { type ComponentChildren, Fragment } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ListsView } from '#shared/contract/views.ts'
import { optionsWords } from '#shared/text/options.ts'
import { Button, LookProvider, MemoryNotice, Progress, useTitle, useWords } from '../kit/index.ts'
import { ListsSection } from '../lists/lists-section.tsx'
import { PairsSection } from '../pairs/pairs-section.tsx'
import { RecordsSection } from '../records/records-section.tsx'
import { RegistriesSection } from '../registries/registries-section.tsx'
import { SitesSection } from '../sites/sites-section.tsx'
import { AboutSection } from './about-section.tsx'
import { LookSection } from './look-section.tsx'
import type { OptionsServices } from './services.ts'
import { ErrorNotice } from './told.tsx'
import { type Held, useLists } from './use-lists.ts'
import { type HeldSettings, useSettings } from './use-settings.ts'

const SECTIONS = ['registries', 'lists', 'local', 'pairs', 'records', 'sites', 'look', 'about'] as const
export type SectionName = (typeof SECTIONS)[number]

const fromHash = (): SectionName => SECTIONS.find(name => location.hash === `#${name}`) ?? 'registries'

export interface OptionsPageProps {
  services: OptionsServices
  /** 本机导入, given by the entrypoint: it alone carries the importers. */
  local: (page: { lists: ListsView; reload: () => void }) => ComponentChildren
}

export const OptionsPage = ({ services, local }: OptionsPageProps) => {
  const settings = useSettings(services)
  const lists = useLists(services)
  return (
    <LookProvider settings={settings.value} browserLanguage={services.language}>
      <Sections services={services} settings={settings} lists={lists} local={local} />
    </LookProvider>
  )
}

interface SectionsProps extends OptionsPageProps {
  settings: HeldSettings
  lists: Held<ListsView>
}

const Sections = ({ services, settings, lists, local }: SectionsProps) => {
  const say = useWords(optionsWords)
  const [section, setSection] = useState(fromHash)
  const heading = useRef<HTMLHeadingElement>(null)
  // Before the first paint: a link followed at once is not missed.
  useLayoutEffect(() => {
    const follow = () => {
      setSection(fromHash())
      heading.current?.focus()
    }
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  const title = say('title')
  useTitle(`${say(`nav.${section}`)} · ${title}`)
  const goTo = (name: SectionName) => {
    location.hash = name
  }

  const content = () => {
    if (section === 'sites' || section === 'look') {
      if (!settings.value) return <Waiting failed={settings.failed} onRetry={() => settings.change({})} />
      return (
        <>
          {settings.failed && <ErrorNotice code={settings.failed} />}
          {section === 'sites' ? (
            <SitesSection services={services} settings={settings.value} onChange={settings.change} />
          ) : (
            <LookSection settings={settings.value} onChange={settings.change} />
          )}
        </>
      )
    }
    if (section === 'pairs') return <PairsSection services={services} />
    if (section === 'records') return <RecordsSection />
    if (section === 'about') return <AboutSection version={services.version} storage={lists.value?.storage} />
    if (!lists.value) return <Waiting failed={lists.failed} onRetry={lists.reload} />
    if (section === 'local') return local({ lists: lists.value, reload: lists.reload })
    const props = { services, lists: lists.value, onLists: lists.set }
    return section === 'lists' ? <ListsSection {...props} onImport={() => goTo('local')} /> : <RegistriesSection {...props} />
  }

  return (
    <div class="options">
      <header class="options-head">
        <h1>{title}</h1>
        <nav aria-label={say('sections')}>
          <ul>
            {SECTIONS.map(name => (
              <li key={name}>
                <a href={`#${name}`} aria-current={name === section ? 'page' : undefined}>
                  {say(`nav.${name}`)}
                </a>
              </li>
            ))}
            <li>
              <a href="watch.html">{say('nav.watch')}</a>
            </li>
            <li>
              <a href="statistics.html">{say('nav.statistics')}</a>
            </li>
          </ul>
        </nav>
      </header>
      <main class="stack">
        <h2 ref={heading} tabIndex={-1}>
          {say(`nav.${section}`)}
        </h2>
        {lists.value?.inMemory && <MemoryNotice />}
        <Fragment key={section}>{content()}</Fragment>
      </main>
    </div>
  )
}

const Waiting = ({ failed, onRetry }: { failed: string | undefined; onRetry: () => void }) => {
  const say = useWords(optionsWords)
  if (!failed) return <Progress label={say('loading')} />
  return (
    <ErrorNotice code={failed}>
      <Button onClick={onRetry}>{say('retry')}</Button>
    </ErrorNotice>
  )
}
