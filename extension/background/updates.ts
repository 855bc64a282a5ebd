/** When lists are updated: by an alarm every six hours, and on wake when that time has passed. Registries' own clocks are in `sync`. */
import { POLL_MS } from '#shared/sync/schedule.ts'
import { browser } from '../platform/browser.ts'
import type { Background } from './background.ts'
import { listsChanged } from './from-ui-lists.ts'

const ALARM = 'update'
/** A machine that sleeps at night is asked when it wakes; a failed registry is asked again soon. `sync` says which are due. */
const LOOK_EVERY_MINUTES = POLL_MS / 60_000 / 12

export const listenToAlarms = (bg: Background): void => {
  browser.alarms.onAlarm.addListener(alarm => {
    if (alarm.name === ALARM) void updateDue(bg)
  })
}

export const setAlarm = async (): Promise<void> => {
  if (!(await browser.alarms.get(ALARM))) browser.alarms.create(ALARM, { periodInMinutes: LOOK_EVERY_MINUTES, delayInMinutes: 1 })
}

export const updateDue = async (bg: Background): Promise<void> => {
  if (await bg.lists.updateDue()) listsChanged(bg)
  else {
    await bg.refreshAll()
    // A list past its term, an update that failed, a worker killed in the middle.
    await bg.watch.run()
  }
}
