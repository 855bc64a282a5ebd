/** Sites the officer added: each with the browser's permission, given back when the site is removed. */
import { useState } from 'preact/hooks'
import type { Settings } from '#shared/contract/views.ts'
import type { Context } from '#shared/core/types.ts'
import { optionsWords } from '#shared/text/options.ts'
import { Button, Field, Notice, useWords } from '../kit/index.ts'
import { type OptionsServices, patternOf } from '../options/services.ts'
import { ContextSelect } from './context-select.tsx'

/** An origin from an address or a bare host name. */
const siteUrl = (text: string): URL | undefined => {
  try {
    const url = new URL(/^https?:\/\//i.test(text.trim()) ? text.trim() : `https://${text.trim()}`)
    return /[.:]|^localhost$/.test(url.hostname) ? url : undefined
  } catch {
    return undefined
  }
}

export interface AddedSitesProps {
  services: OptionsServices
  settings: Settings
  onChange: (part: Partial<Settings>) => Promise<void>
  onContext: (host: string, context: Context | undefined) => Promise<void>
}

export const AddedSites = ({ services, settings, onChange, onContext }: AddedSitesProps) => {
  const say = useWords(optionsWords)
  const [address, setAddress] = useState('')
  const [fault, setFault] = useState<'site.add-bad' | 'site.already'>()
  const [denied, setDenied] = useState(false)

  const add = () => {
    const url = siteUrl(address)
    setDenied(false)
    if (!url) return setFault('site.add-bad')
    if (settings.sitesOn.includes(url.origin)) return setFault('site.already')
    setFault(undefined)
    // Straight from the click: the browser asks only inside the gesture.
    services.permit(patternOf(url)).then(allowed => {
      if (!allowed) return setDenied(true)
      setAddress('')
      return onChange({ sitesOn: [...settings.sitesOn, url.origin] })
    })
  }
  const remove = async (origin: string) => {
    await onChange({ sitesOn: settings.sitesOn.filter(known => known !== origin) })
    await services.unpermit(patternOf(new URL(origin)))
  }

  return (
    <div class="box stack">
      <h3>{say('site.added')}</h3>
      {settings.sitesOn.length === 0 && <p class="soft small">{say('site.added-empty')}</p>}
      <ul class="stack">
        {settings.sitesOn.map(origin => {
          const { host } = new URL(origin)
          return (
            <li class="row apart" key={origin}>
              <span class="code">{origin}</span>
              <span class="row">
                <ContextSelect host={host} own={[]} value={settings.siteContext[host]} onChange={it => onContext(host, it)} />
                <Button kind="danger" label={say('site.remove-label', { host })} onClick={() => remove(origin)}>
                  {say('site.remove')}
                </Button>
              </span>
            </li>
          )
        })}
      </ul>
      <div class="with-button">
        <Field
          label={say('site.add')}
          hint={say('site.add-hint')}
          fault={fault && say(fault)}
          value={address}
          onInput={value => {
            setAddress(value)
            setFault(undefined)
          }}
          onEnter={add}
        />
        <Button disabled={address.trim() === ''} onClick={add}>
          {say('site.add-button')}
        </Button>
      </div>
      {denied && <Notice tone="warn" what={say('site.denied')} />}
    </div>
  )
}
