import { IdbWatch } from '#shared/store/watch.ts'
import { allowNotifications, notificationsAllowed } from '../../platform/permit.ts'
import { mountPage } from '../../ui/mount.tsx'
import { panelServices } from '../../ui/panel/real-services.ts'
import type { WatchServices } from '../../ui/watch/services.ts'
import { WatchPage } from '../../ui/watch/watch-page.tsx'
import '../../ui/watch/watch.css'

const services: WatchServices = {
  ...panelServices(),
  store: new IdbWatch(),
  readTable: async file => (await import('../../ui/watch/read-table.ts')).readTable(file),
  biddersOf: async id => {
    const { IdbReviews } = await import('#shared/store/reviews.ts')
    return (await new IdbReviews().read(id))?.bidders ?? []
  },
  notifications: { allowed: notificationsAllowed, allow: allowNotifications },
  newId: () => crypto.getRandomValues(new Uint32Array(4)).join('-'),
}
const asked = new URLSearchParams(location.search)
const line = [asked.get('name'), asked.get('code')].filter(Boolean).join(' ')
const review = asked.get('review')
mountPage(services, <WatchPage services={services} line={line} {...(review ? { review } : {})} />)
