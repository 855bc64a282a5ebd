/** The browser's language, asked in one way by the worker and by every page of ours, so that all of them speak the same one. */
import { browser } from './browser.ts'

/** Chinese where either the browser's own words or the pages it asks for are Chinese: many desktops have one without the other. */
export const browserLanguage = (): string => {
  const own = browser.i18n.getUILanguage()
  return [own, navigator.language].find(language => language.toLowerCase().startsWith('zh')) ?? own
}
