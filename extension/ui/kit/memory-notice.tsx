import { kitWords } from '#shared/text/kit.ts'
import { useWords } from './look.tsx'
import { Notice } from './states.tsx'

/** Where the browser keeps no data: an officer must not count on lists that are gone tomorrow. */
export const MemoryNotice = () => {
  const say = useWords(kitWords)
  return <Notice tone="warn" what={say('memory-what')} means={say('memory-means')} cure={say('memory-cure')} />
}
