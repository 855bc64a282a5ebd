/** What the extension says of the sample's list of thirty suppliers under government procurement: stated once for all browsers. */
import { readFileSync } from 'node:fs'
import type { TabView } from '#shared/contract/views.ts'

/** Name, finding, reasons, and lists hit with their certainty, of each organisation, as the panel orders them. */
export type StatedFinding = [name: string, assessment: string, reasons: string, lists: string]

export const supplierFindings: StatedFinding[] = JSON.parse(
  readFileSync(new URL('../fixtures/site/suppliers.findings.json', import.meta.url), 'utf8'),
)

export const asStated = (view: TabView): StatedFinding[] =>
  view.subjects.map(({ finding }) => [
    finding.subject.name,
    finding.assessment,
    finding.reasons.map(({ code, list }) => [code, list].filter(Boolean).join(' ')).join(', '),
    finding.matches.map(({ list, certainty }) => `${list} ${certainty}`).join(', '),
  ])
