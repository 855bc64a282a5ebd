/** A project's profile as it is filled in: text for every field, made a profile when it is kept. */
import type { Context } from '../core/types.ts'
import type { Profile } from './project.ts'

const TEXTS = ['name', 'number', 'evidence', 'rules', 'score', 'bonus', 'demanded'] as const

export type ProfileDraft = { [key in (typeof TEXTS)[number] | 'from' | 'to' | 'channels']: string } & {
  context: Context
  alsoRequired: string[]
  /** Whether the document asks for the legal representative, and for the project manager by certificate number. */
  representative: boolean
  manager: boolean
}

export const emptyDraft: ProfileDraft = {
  name: '',
  number: '',
  from: '',
  to: '',
  channels: '信用中国、中国政府采购网',
  evidence: '',
  rules: '',
  score: '',
  bonus: '',
  demanded: '',
  context: 'government-procurement',
  alsoRequired: [],
  representative: false,
  manager: false,
}

export const draftOf = (profile: Profile): ProfileDraft => {
  const { window, channels, context, alsoRequired, representative, manager } = profile
  return {
    ...emptyDraft,
    ...Object.fromEntries(TEXTS.map(key => [key, profile[key] ?? ''])),
    from: window?.from ?? '',
    to: window?.to ?? '',
    channels: channels.join('、'),
    context,
    alsoRequired,
    representative: representative ?? false,
    manager: manager ?? false,
  }
}

export type DraftFault = 'no-name' | 'window-turned'

export const draftFault = ({ name, from, to }: ProfileDraft): DraftFault | undefined => {
  if (name.trim() === '') return 'no-name'
  return from !== '' && to !== '' && to < from ? 'window-turned' : undefined
}

export const profileOf = (draft: ProfileDraft, stage: Profile['stage']): Profile => {
  const { from, to, channels, context, alsoRequired, representative, manager } = draft
  const texts = TEXTS.flatMap(key => (draft[key].trim() === '' ? [] : [[key, draft[key].trim()]]))
  return {
    ...Object.fromEntries(texts),
    name: draft.name.trim(),
    context,
    channels: channels
      .split(/[、,，;；\n]/)
      .map(one => one.trim())
      .filter(Boolean),
    ...(from || to ? { window: { ...(from ? { from } : {}), ...(to ? { to } : {}) } } : {}),
    stage,
    alsoRequired,
    ...(representative ? { representative } : {}),
    ...(manager ? { manager } : {}),
  }
}
