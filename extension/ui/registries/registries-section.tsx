/** 名单来源: what is installed, adding, updating, removing. */
import { useState } from 'preact/hooks'
import type { ListsView, RegistryView } from '#shared/contract/views.ts'
import { optionsWords } from '#shared/text/options.ts'
import { Button, Dialog, EmptyState, useWords } from '../kit/index.ts'
import type { OptionsServices } from '../options/services.ts'
import { AddRegistry } from './add-registry.tsx'
import { RegistryRow } from './registry-row.tsx'
import { SyncStatus } from './sync-status.tsx'
import { useSync } from './use-sync.ts'

export interface RegistriesProps {
  services: OptionsServices
  lists: ListsView
  onLists: (lists: ListsView) => void
}

export const RegistriesSection = ({ services, lists, onLists }: RegistriesProps) => {
  const say = useWords(optionsWords)
  const sync = useSync(services, onLists)
  const [removing, setRemoving] = useState<RegistryView>()
  const registries = lists.registries.filter(registry => registry.origin === 'registry')
  const listsOf = (id: string) => lists.lists.filter(list => list.registryId === id)

  const update = (registry?: RegistryView) =>
    sync.run(registry ? { type: 'ui/registry-update', registryId: registry.id } : { type: 'ui/registry-update' }, {
      working: registry ? say('reg.updating', { name: registry.publisher }) : say('reg.updating-all'),
      ended: say('reg.updated'),
    })
  const remove = (registry: RegistryView) => {
    setRemoving(undefined)
    sync.run(
      { type: 'ui/registry-remove', registryId: registry.id },
      { working: say('reg.remove'), ended: say('reg.removed', { name: registry.publisher || (registry.url ?? '') }) },
    )
  }

  return (
    <div class="stack">
      <p class="soft">{say('reg.intro')}</p>
      <AddRegistry services={services} sync={sync} />
      <SyncStatus sync={sync} />
      {registries.length === 0 ? (
        <div class="box">
          <EmptyState what={say('reg.empty')} cure={say('reg.empty-cure')} />
        </div>
      ) : (
        <>
          <div class="row apart">
            <span class="soft">{say('reg.registries-count', { n: registries.length })}</span>
            {registries.length > 1 && (
              <Button disabled={sync.working !== undefined} onClick={() => update()}>
                {say('reg.update-all')}
              </Button>
            )}
          </div>
          <ul class="stack">
            {registries.map(registry => (
              <RegistryRow
                key={registry.id}
                registry={registry}
                lists={listsOf(registry.id)}
                busy={sync.working !== undefined}
                onUpdate={() => update(registry)}
                onRemove={() => setRemoving(registry)}
              />
            ))}
          </ul>
        </>
      )}
      {removing && (
        <Dialog
          title={say('reg.remove-title', { name: removing.publisher || (removing.url ?? '') })}
          confirm={{ label: say('reg.remove'), danger: true, onClick: () => remove(removing) }}
          onClose={() => setRemoving(undefined)}
        >
          <p>{say('reg.remove-text', { n: listsOf(removing.id).length })}</p>
        </Dialog>
      )}
    </div>
  )
}
