/** Turns the publisher's and the format's errors into words for the command line. */
import { FormatError } from '../format/error.ts'
import { PublishError } from '../publish/publish-error.ts'
import { publishErrorText } from '../text/publish.ts'
import type { Lang } from '../text/words.ts'
import { UsageError } from './usage.ts'

export const saying = async <T>(lang: Lang, act: () => T | Promise<T>): Promise<T> => {
  try {
    return await act()
  } catch (error) {
    if (error instanceof PublishError || error instanceof FormatError) {
      const text = publishErrorText(error.code, error.detail, lang)
      if (text) throw new UsageError(text)
    }
    throw error
  }
}
