import { browser } from './browser.ts'

/**
 * Asks for a site's permission. Call it straight from the click: the browser asks only inside the gesture.
 * @returns false also where the browser may not even ask: an office's rule forbids the site.
 */
export const permit = (pattern: string): Promise<boolean> =>
  browser.permissions.request({ origins: [pattern] }).catch(() => false)

/** Gives a permission back, where it is ours to give: one granted with the installation stays. */
export const unpermit = async (pattern: string): Promise<void> => {
  await browser.permissions.remove({ origins: [pattern] }).catch(() => {})
}

const NOTES = { permissions: ['notifications' as const] }

export const notificationsAllowed = (): Promise<boolean> => browser.permissions.contains(NOTES)

/** Asks for notifications or gives them back. Call it straight from the click. @returns whether they are allowed now. */
export const allowNotifications = async (wanted: boolean): Promise<boolean> => {
  const done = await (wanted ? browser.permissions.request(NOTES) : browser.permissions.remove(NOTES)).catch(() => false)
  return wanted ? done : !done
}
