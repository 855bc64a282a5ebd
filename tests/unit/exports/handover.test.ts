/** A project handed over: whole on the other side, or refused with the reason. */
import { beforeAll, describe, expect, test } from 'vitest'
import { sha256Hex, utf8 } from '#shared/format/bytes.ts'
import { canonicalJson } from '#shared/format/canonical.ts'
import { isSameProject, readHandover, renumbered, writeHandover } from '#shared/review/exports/handover.ts'
import { fileProject } from '#shared/review/file-project.ts'
import { MANIFEST, manifestOf } from '#shared/review/manifest.ts'
import { AT, type Reviewed, reviewed } from '../../support/reviewed.ts'

let whole: Reviewed
let files: Map<string, Uint8Array>
let digest: string
beforeAll(async () => {
  whole = await reviewed()
  ;({ files, digest } = writeHandover({ ...whole, runs: [whole.run] }, AT, 'test'))
})

const changed = (change: (copy: Map<string, Uint8Array>) => void) => {
  const copy = new Map(files)
  change(copy)
  return copy
}
/** As somebody would make it who also makes the manifest anew. */
const forged = (change: (copy: Map<string, Uint8Array>) => void) => {
  const copy = changed(change)
  copy.delete(MANIFEST)
  return copy.set(MANIFEST, utf8(manifestOf(copy)))
}
const json = (path: string): Record<string, unknown> => JSON.parse(new TextDecoder().decode(files.get(path)))
const put = (path: string, value: unknown) => (copy: Map<string, Uint8Array>) => copy.set(path, utf8(`${canonicalJson(value)}\n`))

test('what comes out is what went in, with its captures, and files the same record', () => {
  const { handover } = readHandover(files)
  expect(handover).toMatchObject({ madeAt: AT, tool: 'test', digest })
  expect(isSameProject(handover!.review, whole.review)).toBe(true)
  expect(handover!.runs).toEqual([JSON.parse(JSON.stringify(whole.run))])
  expect([...handover!.files]).toEqual([...whole.files])
  const record = (from: typeof whole.review, runs: typeof whole.run, captures: ReadonlyMap<string, Uint8Array>) => {
    const made = fileProject(from, runs, captures, 'zh-CN')
    return 'digest' in made ? made.digest : made
  }
  const before = record(whole.review, whole.run, whole.files)
  expect(record(handover!.review, handover!.runs[0]!, handover!.files)).toBe(before)
  const other = renumbered(handover!, 'r-2')
  expect([other.review.id, other.runs[0]!.review]).toEqual(['r-2', 'r-2'])
  expect(record(other.review, other.runs[0]!, other.files)).toBe(before)
})

describe('refuses', () => {
  test('a changed, missing or added file by its name', () => {
    for (const [path, bytes] of files) {
      if (path === 'handover.json') continue
      const step = Math.max(1, Math.floor(bytes.length / 40))
      for (let i = 0; i < bytes.length; i += step) {
        const { fault } = readHandover(
          changed(copy =>
            copy.set(
              path,
              bytes.map((byte, at) => (at === i ? byte ^ 1 : byte)),
            ),
          ),
        )
        expect(fault?.code).toBe('damaged')
        if (path !== MANIFEST) expect(fault).toEqual({ code: 'damaged', paths: [path] })
      }
      if (path !== MANIFEST)
        expect(readHandover(changed(copy => copy.delete(path))).fault).toEqual({ code: 'damaged', paths: [path] })
    }
    expect(readHandover(changed(copy => copy.delete(MANIFEST))).fault).toEqual({ code: 'damaged', paths: [MANIFEST] })
    expect(readHandover(changed(copy => copy.set('more.txt', utf8('x')))).fault).toEqual({ code: 'damaged', paths: ['more.txt'] })
    const about = files.get('handover.json')!
    for (let i = 0; i < about.length; i++)
      expect(
        readHandover(
          changed(copy =>
            copy.set(
              'handover.json',
              about.map((byte, at) => (at === i ? byte ^ 1 : byte)),
            ),
          ),
        ).handover,
      ).toBeUndefined()
  })

  test('another file: a filed record, and what is none of ours', () => {
    const record = fileProject(whole.review, whole.run, whole.files, 'zh-CN')
    expect(readHandover('files' in record ? record.files : new Map()).fault).toEqual({ code: 'foreign', is: 'record' })
    expect(readHandover(new Map([['a.txt', utf8('x')]])).fault).toEqual({ code: 'foreign', is: 'other' })
    expect(readHandover(new Map()).fault).toEqual({ code: 'foreign', is: 'other' })
  })

  test('what a newer version made: its file, its project, or a member that would be lost here', () => {
    for (const change of [
      put('handover.json', { ...json('handover.json'), version: 2 }),
      put('project.json', { ...json('project.json'), version: 2 }),
      put('project.json', { ...json('project.json'), signedBy: '张某' }),
    ])
      expect(readHandover(forged(change)).fault).toEqual({ code: 'newer' })
  })

  test('what no page of ours would make, although its manifest fits', () => {
    const project = json('project.json')
    const [capture] = [...whole.files.keys()]
    for (const change of [
      put('project.json', { ...project, bidders: 'x' }),
      put('project.json', { ...project, lastRun: 5 }),
      put('runs/1.json', { ...json('runs/1.json'), review: 'another' }),
      (copy: Map<string, Uint8Array>) => copy.delete(`files/${capture}`),
      (copy: Map<string, Uint8Array>) => copy.set(`files/${capture}`, utf8('x')),
      (copy: Map<string, Uint8Array>) => copy.set('files/../../x', utf8('x')),
      (copy: Map<string, Uint8Array>) => copy.set('files/record.json', utf8('x')),
      (copy: Map<string, Uint8Array>) => copy.delete('project.json'),
    ])
      expect(readHandover(forged(change)).fault?.code).toBe('unfit')
    expect(sha256Hex(files.get(`files/${capture}`)!)).toBe(sha256Hex(whole.files.get(capture!)!))
  })
})
