import { pressedForms } from '../../support/scanner.ts'
import type { Crowd } from './people.ts'
import { MINUTE } from '../engine/when.ts'

/** What looks at every link in a message before its reader does: fetches it, and may even press every button it finds. */
export function scannersAt({ engine, random, call, wrong }: Crowd) {
  const eager = random.chance(0.3) ? 0.4 : 0.04
  return (room: 'o' | 'm', token: string): void => {
    if (!random.chance(eager)) return
    const path = `/${room}/${token}`
    const soon = () => engine.now() + random.whole(1, 3 * MINUTE)
    const presses = random.chance(0.5)
    engine.at(soon(), () => call({ room: 'link', method: 'HEAD', path }))
    engine.at(soon(), () =>
      call({ room: 'link', method: 'GET', path }, ({ body }) => {
        if (!presses) return
        for (const { action, fields } of pressedForms(body))
          engine.at(soon(), () => call({ room: 'link', method: 'POST', path: action, form: fields, scanner: true }))
      }),
    )
    if (room === 'o' && random.chance(0.5)) {
      engine.at(soon(), () =>
        call({ room: 'link', method: 'POST', path, form: { nonce: 'scanner' } }, ({ status }) => {
          if (status < 400) wrong(`an empty form at ${room} was answered ${status}`)
        }),
      )
      engine.at(soon(), () =>
        call({ room: 'link', method: 'POST', path: `${path}/next`, form: { nonce: 'scanner' } }, ({ status }) => {
          if (status === 303) wrong('an empty form after a no did something')
        }),
      )
    }
  }
}
