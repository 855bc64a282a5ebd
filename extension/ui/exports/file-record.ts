/** 归档: the record of a review, packed. Loaded when an officer files. */
import { zipSync } from 'fflate'
import { fileProject } from '#shared/review/file-project.ts'

export const fileRecord = (...args: Parameters<typeof fileProject>) => {
  const made = fileProject(...args)
  return 'code' in made ? made : { ...made, zip: zipSync(Object.fromEntries(made.files), { level: 6 }) }
}
