/** The shipped mappings, by name. */
import { type Mapping, parseMapping } from '../mapping.ts'
import ccgp from './ccgp.json' with { type: 'json' }
import courtCsv from './court-csv.json' with { type: 'json' }
import courtJson from './court-json.json' with { type: 'json' }
import heilongjiang from './heilongjiang-tax-a.json' with { type: 'json' }
import interAmerican from './inter-american.json' with { type: 'json' }
import nameAndCode from './name-and-code.json' with { type: 'json' }
import penalty2015 from './penalty-2015.json' with { type: 'json' }
import penalty2018 from './penalty-2018.json' with { type: 'json' }
import worldBank from './world-bank.json' with { type: 'json' }

const shipped: unknown[] = [
  courtCsv,
  courtJson,
  ccgp,
  penalty2018,
  penalty2015,
  heilongjiang,
  worldBank,
  interAmerican,
  nameAndCode,
]

export const shippedMappings: readonly Mapping[] = shipped.map(value => parseMapping(value, (value as { id: string }).id))

export const shippedMapping = (id: string): Mapping | undefined => shippedMappings.find(m => m.id === id)

/** The mapping that takes a file for any list: the caller says which. */
export const ANY_LIST = 'any'
