import { mountPage } from '../../ui/mount.tsx'
import { PopupPage } from '../../ui/popup/popup-page.tsx'
import { popupServices } from '../../ui/popup/real-services.ts'
import { SheetPage } from '../../ui/popup/sheet-page.tsx'
import '../../ui/popup/popup.css'

const asked = new URLSearchParams(location.search)
const inToolbar = !asked.has('q') && !asked.has('sheet')
const services = popupServices(inToolbar)
document.body.classList.toggle('in-toolbar', inToolbar)

const said = (key: string) => asked.get(key) ?? ''
mountPage(
  services,
  asked.has('sheet') ? (
    <SheetPage
      services={services}
      asked={{ query: said('query'), code: said('code'), context: said('context'), role: said('role') }}
    />
  ) : (
    <PopupPage services={services} initial={said('q')} />
  ),
)
