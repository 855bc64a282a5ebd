/** Adding a registry: address → what is there → the officer compares the fingerprint → the browser's permission → download. */
import { useState } from 'preact/hooks'
import type { RegistryPreview } from '#shared/contract/views.ts'
import { optionsWords } from '#shared/text/options.ts'
import { Button, Field, Notice, Progress, useWords } from '../kit/index.ts'
import { type OptionsServices, patternOf, registryUrl } from '../options/services.ts'
import { ErrorNotice } from '../options/told.tsx'
import { PreviewDialog } from './preview-dialog.tsx'
import type { Sync } from './use-sync.ts'

type Step =
  | { at: 'form'; fault?: boolean }
  | { at: 'looking' }
  | { at: 'failed'; code: string; url: URL }
  | { at: 'preview'; preview: RegistryPreview }
  | { at: 'denied' }

export const AddRegistry = ({ services, sync }: { services: OptionsServices; sync: Sync }) => {
  const say = useWords(optionsWords)
  const [address, setAddress] = useState('')
  const [step, setStep] = useState<Step>({ at: 'form' })

  const look = async (url: URL) => {
    setStep({ at: 'looking' })
    const reply = await services.ask({ type: 'ui/registry-preview', url: url.href })
    setStep(reply.ok ? { at: 'preview', preview: reply.value } : { at: 'failed', code: reply.code, url })
  }
  const submit = () => {
    const url = registryUrl(address)
    if (url) look(url)
    else setStep({ at: 'form', fault: true })
  }
  /** A host that sends no CORS headers can be read only once the browser allows it. */
  const allowAndLook = (url: URL) => {
    services.permit(patternOf(url)).then(allowed => (allowed ? look(url) : setStep({ at: 'denied' })))
  }
  const add = ({ url, fingerprint, publisher }: RegistryPreview) => {
    // Straight from the click, nothing awaited before: the browser asks only inside the gesture.
    services.permit(patternOf(new URL(url))).then(allowed => {
      if (!allowed) return setStep({ at: 'denied' })
      setStep({ at: 'form' })
      setAddress('')
      const words = { working: say('reg.adding'), ended: say('reg.added', { name: publisher }) }
      return sync.run({ type: 'ui/registry-add', url, fingerprint }, words)
    })
  }

  return (
    <div class="box stack">
      <div class="with-button">
        <Field
          label={say('reg.url')}
          hint={say('reg.url-hint')}
          fault={step.at === 'form' && step.fault ? say('reg.url-bad') : undefined}
          type="url"
          placeholder="https://"
          value={address}
          onInput={value => {
            setAddress(value)
            if (step.at !== 'looking') setStep({ at: 'form' })
          }}
          onEnter={submit}
        />
        <Button kind="primary" disabled={step.at === 'looking' || sync.working !== undefined || address === ''} onClick={submit}>
          {say('reg.look')}
        </Button>
      </div>
      {step.at === 'looking' && <Progress label={say('reg.looking')} onCancel={sync.cancel} />}
      {step.at === 'denied' && <Notice tone="warn" what={say('reg.no-permission')} cure={say('reg.no-permission-cure')} />}
      {step.at === 'failed' && (
        <ErrorNotice code={step.code}>
          <Button onClick={() => look(step.url)}>{say('retry')}</Button>
          {step.code === 'offline' && <Button onClick={() => allowAndLook(step.url)}>{say('reg.allow-retry')}</Button>}
        </ErrorNotice>
      )}
      {step.at === 'preview' && (
        <PreviewDialog preview={step.preview} onAdd={() => add(step.preview)} onClose={() => setStep({ at: 'form' })} />
      )}
    </div>
  )
}
