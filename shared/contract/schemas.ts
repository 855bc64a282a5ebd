/**
 * The messages' shapes as zod/mini schemas, one union a sender. A message is parsed after its sender was checked and before
 * anything reads it. The types stand in `messages.ts`; `satisfies` below fails to compile when the two drift apart.
 */
import * as z from 'zod/mini'
import { isDay } from '../core/days.ts'
import { limits } from './limits.ts'
import type { PageMessage, UiMessage } from './messages.ts'

const key = z.string().check(z.minLength(1), z.maxLength(limits.key))
const whole = z.int().check(z.nonnegative())
const tabId = whole
const documentId = whole.check(z.gte(limits.documents))
const day = z.string().check(z.refine(isDay))
const url = z.string().check(z.minLength(1), z.maxLength(limits.url))
const fingerprint = z.string().check(z.regex(/^(?:sha256-)?[0-9a-f]{64}$/i))

const context = z.enum(['government-procurement', 'mandatory-tendering', 'contract', 'bank-financed', 'other-review'])
const role = z.enum([
  'winner',
  'candidate',
  'bidder',
  'supplier',
  'rejected',
  'lead',
  'member',
  'purchaser',
  'agency',
  'authority',
  'other',
])

const block = z.object({
  text: z.string().check(z.maxLength(limits.checkCharacters)),
  kind: z.enum(['text', 'heading', 'cell', 'caption', 'term', 'definition']),
  cell: z.optional(z.object({ table: whole, row: whole, col: whole, rowSpan: whole, colSpan: whole, header: z.boolean() })),
  level: z.optional(whole),
  lead: z.optional(z.boolean()),
})

const batch = whole.check(z.lt(limits.batches))

export const pageMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('page/start'), doc: key }),
  z.object({
    type: z.literal('page/check'),
    doc: key,
    batch,
    replaces: z.optional(batch),
    blocks: z.array(block).check(z.maxLength(limits.checkBlocks)),
  }),
  z.object({ type: z.literal('page/card'), doc: key, subject: key }),
  z.object({
    type: z.literal('page/action'),
    doc: key,
    subject: key,
    action: z.enum(['open-panel', 'source', 'objection', 'copy', 'watch']),
  }),
  z.object({ type: z.literal('page/marker'), doc: key }),
  z.object({ type: z.literal('page/forget'), doc: key, batches: z.array(batch).check(z.maxLength(limits.batches)) }),
])

const settings = z.partial(
  z.object({
    lang: z.enum(['auto', 'zh-CN', 'en']),
    theme: z.enum(['auto', 'light', 'dark']),
    sitesOff: z.array(url),
    sitesOn: z.array(url),
    siteContext: z.record(z.string().check(z.maxLength(255)), context),
  }),
)

export const settingsPatch = settings

export const uiMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ui/tab'), tabId }),
  z.object({ type: z.literal('ui/tab-on'), tabId, always: z.optional(z.boolean()) }),
  z.object({ type: z.literal('ui/tab-on-allowed'), tabId }),
  z.object({ type: z.literal('ui/tab-off'), tabId }),
  z.object({
    type: z.literal('ui/context'),
    tabId,
    context,
    confirmed: z.boolean(),
    remember: z.optional(z.boolean()),
  }),
  z.object({
    type: z.literal('ui/code'),
    tabId,
    subject: key,
    code: z.nullable(z.string().check(z.maxLength(64))),
    despiteFault: z.optional(z.boolean()),
  }),
  z.object({ type: z.literal('ui/jump'), tabId, subject: key, nth: whole }),
  z.object({ type: z.literal('ui/card'), tabId, subject: key }),
  z.object({
    type: z.literal('ui/lookup'),
    query: z.string().check(z.maxLength(limits.query)),
    code: z.optional(z.string().check(z.maxLength(64))),
    context,
    role: z.optional(role),
    asOf: z.optional(day),
  }),
  z.object({ type: z.literal('ui/document-start'), tabId: documentId, title: z.string().check(z.maxLength(limits.title)) }),
  z.object({
    type: z.literal('ui/document-check'),
    tabId: documentId,
    batch,
    blocks: z.array(block).check(z.maxLength(limits.checkBlocks)),
  }),
  z.object({ type: z.literal('ui/document-end'), tabId: documentId }),
  z.object({ type: z.literal('ui/lists') }),
  z.object({ type: z.literal('ui/registry-preview'), url }),
  z.object({ type: z.literal('ui/registry-add'), url, fingerprint }),
  z.object({ type: z.literal('ui/registry-remove'), registryId: key }),
  z.object({ type: z.literal('ui/registry-update'), registryId: z.optional(key) }),
  z.object({ type: z.literal('ui/registry-cancel') }),
  z.object({ type: z.literal('ui/local-remove'), listKey: key }),
  z.object({ type: z.literal('ui/store-changed') }),
  z.object({ type: z.literal('ui/pairs') }),
  z.object({
    type: z.literal('ui/pair-add'),
    tabId,
    subject: key,
    listKey: key,
    recordId: key,
    on: day,
    reason: z.string().check(z.regex(/\S/), z.maxLength(limits.reason)),
  }),
  z.object({ type: z.literal('ui/pair-remove'), key: z.string().check(z.maxLength(limits.pair)) }),
  z.object({ type: z.literal('ui/watch-run') }),
  z.object({ type: z.literal('ui/settings') }),
  z.object({ type: z.literal('ui/settings-set'), settings }),
])

/** Both directions, so that neither a field nor a member can be in one place only. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false
true satisfies Same<z.infer<typeof pageMessage>, PageMessage>
true satisfies Same<z.infer<typeof uiMessage>, UiMessage>
