/** What the printed page says of the project's own rules and of the look-up's place among the others. Plain text; the page escapes it. */
import { projectSpeak } from '../text/review-project.ts'
import type { Lang } from '../text/words.ts'
import type { ReviewRecord } from './record.ts'

/** Label and text, in order. */
export const projectRows = ({ project, run }: Pick<ReviewRecord, 'project' | 'run'>, lang: Lang): [string, string][] => {
  const say = projectSpeak(lang)
  const { score, bonus, representative, manager } = project
  const rows: [string, string][] = []
  if (score) rows.push([say('score'), score])
  if (bonus) rows.push([say('bonus'), bonus])
  const persons = [representative && say('representative'), manager && say('manager')].filter(Boolean)
  if (persons.length > 0) rows.push([say('uses'), [...persons, say('persons')].join('\n')])
  const { no, previous } = run
  if (no !== undefined) rows.push([say('run-no'), String(no)])
  if (previous) rows.push([say('run-before'), `№${previous.no} ${previous.digest}`])
  return rows
}
