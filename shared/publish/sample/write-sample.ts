/**
 * The sample lists as a signed registry in a folder: `node shared/publish/sample/write-sample.ts extension/public/sample`. Keys are made
 * here and kept nowhere, so nobody can sign another sample under them.
 */
import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { dayAt } from '#shared/core/days.ts'
import { makeKeys } from '../keys.ts'
import { writePublication } from '../publish-directory.ts'
import { type Publication, publishRegistry } from '../publish-registry.ts'
import { buildSampleLists } from './build-sample.ts'

export interface SampleOptions {
  /** ms. */
  now: number
  /** False only for the demo's registry, so that `clear` and `barred` can be seen. */
  sample: boolean
  publisher: string
}

/** Empties the folder first. */
export const writeSample = async (dir: string, { now, sample, publisher }: SampleOptions): Promise<Publication> => {
  const keys = makeKeys({ count: 1, threshold: 1, random: () => new Uint8Array(randomBytes(32)) })
  const lists = buildSampleLists(dayAt(now))
  const publication = publishRegistry({ keys, now, publisher: { publisher, sample }, lists })
  await rm(dir, { recursive: true, force: true })
  await writePublication(dir, publication)
  return publication
}

if (import.meta.main) {
  const dir = process.argv[2]
  if (!dir) throw new Error('usage: node shared/publish/sample/write-sample.ts FOLDER')
  await writeSample(dir, { now: Date.now(), sample: true, publisher: '信标示例数据' })
}
