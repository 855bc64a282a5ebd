/** Language and theme: resolved once from the settings, given to every component by context, and set on the document. */
import { type ComponentChildren, createContext } from 'preact'
import { useContext, useEffect, useMemo, useState } from 'preact/hooks'
import type { Theme } from '#shared/contract/messages.ts'
import type { Settings } from '#shared/contract/views.ts'
import { type Lang, type Speak, speak, type WordTable } from '#shared/text/words.ts'

const LangContext = createContext<Lang>('zh-CN')

/** `auto`: English only where the browser's language is not Chinese. */
export const resolveLang = (wanted: Settings['lang'], browserLanguage: string = navigator.language): Lang =>
  wanted === 'auto' ? (browserLanguage.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en') : wanted

const DARK = '(prefers-color-scheme: dark)'

/** Light or dark, following the system while the theme is `auto`. */
export const useTheme = (theme: Theme): 'light' | 'dark' => {
  const [systemDark, setSystemDark] = useState(() => matchMedia(DARK).matches)
  useEffect(() => {
    const query = matchMedia(DARK)
    const follow = () => setSystemDark(query.matches)
    query.addEventListener('change', follow)
    return () => query.removeEventListener('change', follow)
  }, [])
  return theme === 'auto' ? (systemDark ? 'dark' : 'light') : theme
}

export interface LookProviderProps {
  /** Until they have come, pass none: the browser's language and theme are used. */
  settings?: Pick<Settings, 'lang' | 'theme'> | undefined
  /** The browser's own, as the background asks it; what pages are told (`navigator.language`) may be another. */
  browserLanguage?: string
  children: ComponentChildren
}

/** Wrap a whole extension page in it. */
export const LookProvider = (props: LookProviderProps) => {
  const lang = resolveLang(props.settings?.lang ?? 'auto', props.browserLanguage)
  const theme = useTheme(props.settings?.theme ?? 'auto')
  useEffect(() => {
    document.documentElement.lang = lang
    document.documentElement.dataset.theme = theme
  }, [lang, theme])
  return <LangContext.Provider value={lang}>{props.children}</LangContext.Provider>
}

export const useLang = (): Lang => useContext(LangContext)

/** A speaker of one area's words in the page's language. */
export const useWords = <W extends WordTable>(words: W): Speak<W> => {
  const lang = useLang()
  return useMemo(() => speak(words, lang), [words, lang])
}

/** The page's title, in the page's language: what tabs, windows and a PDF made by printing are called. */
export const useTitle = (title: string): void =>
  useEffect(() => {
    document.title = title
  }, [title])
