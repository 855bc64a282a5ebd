/**
 * The built-in policy table. The data are `lists.json` and `contexts.json`; what can be derived from them is derived here:
 * - `bank-financed`: a bank-financed project is run under one of two other contexts, and until the project profile says which,
 *   a record means the weaker of the two and nothing is required less than both require. Bank debarment has its own rule.
 * - `other-review`: no built-in effects. A red list still commends; anything else is shown, as `notice`.
 */
import type { EffectRule, Policy, PolicyList } from '#shared/core/policy.ts'
import type { ListId } from '#shared/core/records.ts'
import type { Context } from '#shared/core/types.ts'
import contextTable from './contexts.json' with { type: 'json' }
import listTable from './lists.json' with { type: 'json' }

export const POLICY_VERSION = '2026-11-24'

type Written = 'government-procurement' | 'mandatory-tendering' | 'contract'
type ListRow = Omit<PolicyList, 'effects'> & { effects: { [C in Written]: EffectRule } & { 'bank-financed'?: EffectRule } }

const STRENGTH = { barred: 3, caution: 2, notice: 1, commended: 0 }

const weaker = (a: EffectRule, b: EffectRule): EffectRule => (STRENGTH[b.effect] < STRENGTH[a.effect] ? b : a)

const fill = (row: ListRow): PolicyList => {
  const written = row.effects
  const other: EffectRule = { effect: row.kind === 'red' ? 'commended' : 'notice' }
  if (written['government-procurement'].roles) other.roles = written['government-procurement'].roles
  return {
    ...row,
    effects: {
      ...written,
      'bank-financed': written['bank-financed'] ?? weaker(written['government-procurement'], written['mandatory-tendering']),
      'other-review': other,
    },
  }
}

type ContextRow = Policy['contexts'][Context]
const contextRows = contextTable as { [C in Context]: ContextRow }

const required = (context: Context): ListId[] => {
  const row = contextRows[context]
  return [...new Set([...row.required, ...(row.under ?? []).flatMap(required)])]
}

const contexts = Object.fromEntries(
  (Object.keys(contextRows) as Context[]).map(context => [context, { ...contextRows[context], required: required(context) }]),
) as Policy['contexts']

export const policy: Policy = { version: POLICY_VERSION, lists: (listTable as ListRow[]).map(fill), contexts }

const byId = new Map(policy.lists.map(list => [list.id, list]))

/** The built-in row of a list, or undefined for a publisher's own list: such lists get at most `notice`. */
export const policyList = (id: ListId): PolicyList | undefined => byId.get(id)
