/** The desks of this page, shared by its badges, and the clockwork that looks for news while badges wait for any. */
import type { BadgeSource } from './contract.ts'
import { clock, type Desk, EVERY_MS, openDesk } from './desk.ts'

interface Seat {
  source: BadgeSource
  desk?: Promise<Desk> | undefined
  /** Badges on the page that stand by this desk. */
  badges: Set<() => void>
}

const seats = new Map<string, Seat>()

const seatFor = (source: BadgeSource): Seat => {
  const key = `${source.root} ${source.registry}`
  const known = seats.get(key)
  if (known) return known
  const seat: Seat = { source, badges: new Set() }
  seats.set(key, seat)
  return seat
}

const openSeat = (seat: Seat): Promise<Desk> => {
  if (seat.desk) return seat.desk
  const desk = openDesk(seat.source)
  seat.desk = desk
  // A failure is not remembered: the next badge, or the next look for news, tries again.
  desk.catch(() => {
    seat.desk = undefined
  })
  return desk
}

export const deskFor = (source: BadgeSource): Promise<Desk> => openSeat(seatFor(source))

const tell = (seat: Seat): void => {
  for (const badge of [...seat.badges]) badge()
}

/** Calls back on news of the registry until the signal aborts, and starts to look for some when that is due. */
export const watch = (source: BadgeSource, signal: AbortSignal, onNews: () => void): void => {
  const seat = seatFor(source)
  seat.badges.add(onNews)
  signal.addEventListener('abort', () => seat.badges.delete(onNews), { once: true })
  startClock()
  void freshen(seat, false)
}

const freshen = async (seat: Seat, now: boolean): Promise<void> => {
  try {
    if (await (await openSeat(seat)).freshen(now)) tell(seat)
  } catch {
    // The badges have said why nothing is there; what is stored keeps answering.
  }
}

/** Fetches now, whether it is due or not. */
export const refresh = (source: BadgeSource): Promise<void> => freshen(seatFor(source), true)

let ticking: ReturnType<typeof setInterval> | undefined
let lastLook = 0

const startClock = (): void => {
  if (ticking !== undefined) return
  lastLook = clock.now()
  ticking = setInterval(look, EVERY_MS)
  document.addEventListener('visibilitychange', lookIfOverdue)
  addEventListener('online', reconnect)
}

const stopClock = (): void => {
  clearInterval(ticking)
  ticking = undefined
  document.removeEventListener('visibilitychange', lookIfOverdue)
  removeEventListener('online', reconnect)
}

/** Also without an update: a list may have gone stale since, a ban may have ended with the day. */
const look = async (): Promise<void> => {
  const watched = [...seats.values()].filter(seat => seat.badges.size > 0)
  if (watched.length === 0) return stopClock()
  if (document.visibilityState === 'hidden') return
  lastLook = clock.now()
  for (const seat of watched) {
    await seat.desk?.then(desk => desk.freshen()).catch(() => {})
    tell(seat)
  }
}

const lookIfOverdue = (): void => {
  if (clock.now() - lastLook >= EVERY_MS) void look()
}

/** Badges that found no network try again; a desk that is open fetches what it missed. */
const reconnect = async (): Promise<void> => {
  for (const seat of seats.values()) {
    if (seat.badges.size === 0) continue
    if (!seat.desk) tell(seat)
    else if ((await seat.desk).registry().error !== undefined) await freshen(seat, true)
  }
}
