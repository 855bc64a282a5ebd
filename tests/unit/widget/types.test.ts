/** The types a site gets agree with the class it runs. Checked by the compiler; the run only says that it was. */
import type { LitElement } from 'lit'
import { expectTypeOf, test } from 'vitest'
import type { Assessment, Context } from '#shared/core/types.ts'
import type { BadgeErrorCode } from '../../../widget/contract.ts'
import type * as Declared from '../../../widget/credit-badge.d.ts'
import type * as Real from '../../../widget/element.ts'

type RealBadge = Real.CreditBadge
type DeclaredBadge = Declared.CreditBadge

test('the element has the properties it declares, and no others', () => {
  type Own = Exclude<keyof RealBadge, keyof LitElement>
  type Promised = Exclude<keyof DeclaredBadge, keyof HTMLElement>
  expectTypeOf<Own>().toEqualTypeOf<Promised>()
  expectTypeOf<Pick<DeclaredBadge, Promised>>().toExtend<Pick<RealBadge, Promised>>()
  expectTypeOf<DeclaredBadge['refresh']>().toEqualTypeOf<RealBadge['refresh']>()
})

test('so have its events', () => {
  expectTypeOf<Real.CreditResult>().toExtend<Declared.CreditResult>()
  expectTypeOf<keyof Declared.CreditResult>().toEqualTypeOf<keyof Real.CreditResult>()
  expectTypeOf<Declared.CreditError['code']>().toEqualTypeOf<BadgeErrorCode>()
  expectTypeOf<Declared.Assessment>().toEqualTypeOf<Assessment>()
  expectTypeOf<DeclaredBadge['context']>().toEqualTypeOf<Context | ''>()
})

test('a listener knows what it is told', () => {
  const listen = (badge: DeclaredBadge) => {
    badge.addEventListener('credit-result', event => expectTypeOf(event.detail).toEqualTypeOf<Declared.CreditResult>())
    badge.addEventListener('credit-error', event => expectTypeOf(event.detail).toEqualTypeOf<Declared.CreditError>())
  }
  expectTypeOf(listen).returns.toBeVoid()
})
