import { PanelRoot } from '../../ui/panel/panel-root.tsx'
import { panelServices } from '../../ui/panel/real-services.ts'
import '../../ui/panel/panel.css'
import { mountPage } from '../../ui/mount.tsx'

const services = panelServices()
mountPage(services, <PanelRoot services={services} />)
