/** `xinbiao verify` over a filed review: what holds, in words; every changed file by its name. */

import { readPacket } from '../review/exports/packet-form.ts'
import { beijingTime } from '../review/names.ts'
import { verifyRecord } from '../review/verify-record.ts'
import { recordFaultText, recordVerifyWords } from '../text/review.ts'
import { type Lang, speak } from '../text/words.ts'
import { readRecordFiles } from './read-record.ts'

/** @returns whether all of it holds. */
export const verifyReview = async (path: string, lang: Lang): Promise<boolean> => {
  const say = speak(recordVerifyWords, lang)
  const all = await readRecordFiles(path, lang)
  const { record, digest, files, faults, proofs } = verifyRecord(all)
  const packet = readPacket(all)
  if (record) {
    const { project, run, bidders, lists, previous } = record
    console.log(say('project', { what: [project.name, project.number].filter(Boolean).join(' ') || say('unnamed') }))
    console.log(say('run', { at: beijingTime(run.at), n: bidders.length, lists: lists.length }))
    if (previous) console.log(say('previous', { digest: previous }))
  }
  if (faults.length === 0) console.log(say('files', { n: files }))
  if (packet) {
    const { no, whole, withheld } = packet
    console.log(say('packet', { no, whole }))
    if (withheld.length > 0)
      console.log(say('withheld', { n: withheld.length, paths: withheld.map(({ path: file }) => file).join(' ') }))
  }
  if (digest) console.log(say('digest', { digest }))
  if (proofs.length > 0) console.log(say('proofs', { n: proofs.length, paths: proofs.join(' ') }))
  for (const { path: file, code, detail } of faults)
    console.log(say('fault', { path: file, what: recordFaultText(code, lang), detail: detail ? ` (${detail})` : '' }))
  console.log(faults.length === 0 ? say('good') : say('bad', { n: faults.length }))
  return faults.length === 0
}
